// Written by `npm run tool -- lang` from the English texts.

/** Files the texts of a language are in; each is fetched when a page needs it. */
export type TextPart = 'class' | 'debrief' | 'front' | 'questions' | 'room'

/** Every text by its key, with the names of its arguments. */
export interface TextArgs {
  'class.world': 'world'
  'class.phase.joining': never
  'class.phase.questions': never
  'class.phase.playing': never
  'class.phase.debrief': never
  'class.phase.over': never
  'class.naming.typed': never
  'class.naming.alias': never
  'class.naming.roster': never
  'class.forming.random': never
  'class.forming.even': never
  'class.forming.roster': never
  'class.new.title': never
  'class.new.intro': never
  'class.new.powers': never
  'class.new.perPower': never
  'class.new.naming': never
  'class.new.roster': 'n'
  'class.new.password': never
  'class.new.privacy': never
  'class.new.make': never
  'class.new.mine': never
  'class.new.forget': never
  'class.new.line': 'line' | 'name' | 'why'
  'class.new.lineWhy.noInk': never
  'class.new.lineWhy.hiddenLetter': never
  'class.new.lineWhy.tooLong': never
  'class.new.lineWhy.twice': never
  'class.join.title': never
  'class.join.code': never
  'class.join.next': never
  'class.join.found': 'code' | 'scenario'
  'class.join.name': never
  'class.join.listed': never
  'class.join.alias': never
  'class.join.enter': never
  'class.join.again': never
  'class.join.words': never
  'class.join.return': never
  'class.student.in': 'label'
  'class.student.words': never
  'class.student.wordsWhy': never
  'class.student.noSeat': never
  'class.student.notIn': never
  'class.student.others': never
  'class.student.debrief': never
  'class.student.over': never
  'class.student.place': 'power' | 'world'
  'class.student.match': never
  'class.student.debriefLink': never
  'class.student.gone': never
  'class.student.joinAgain': never
  'class.student.goal1': never
  'class.student.goal2': never
  'class.student.goal3': never
  'class.student.waiting': 'count'
  'class.student.projector': never
  'class.student.leave': never
  'class.strip.says': never
  'class.strip.read': never
  'class.strip.paused': never
  'class.strip.next': never
  'class.strip.gone': never
  'class.links.open': never
  'class.links.projector': never
  'class.links.title': never
  'class.links.forStudents': never
  'class.links.forProjector': never
  'class.links.forYou': never
  'class.links.secret': never
  'class.links.save': never
  'class.board.noLink': never
  'class.board.counts': 'all' | 'here'
  'class.board.worlds': never
  'class.board.burning': 'worlds'
  'class.board.sure': never
  'class.board.no': never
  'class.board.lock': never
  'class.board.questions': never
  'class.board.begin': never
  'class.board.beginAsk': 'count' | 'names'
  'class.board.formFirst': never
  'class.board.pauseAll': never
  'class.board.resumeAll': never
  'class.board.more': never
  'class.board.advance': never
  'class.board.advanceAll': never
  'class.board.advanceOne': 'world'
  'class.board.debrief': never
  'class.board.debriefAsk': never
  'class.board.reveal': never
  'class.board.sort': never
  'class.board.here': 'all' | 'here'
  'class.board.coming': never
  'class.board.pauseOne': 'world'
  'class.board.resumeOne': 'world'
  'class.board.moreOne': 'world'
  'class.board.gone': 'name'
  'class.board.war': 'dead'
  'class.board.tension': 'crises' | 'tension'
  'class.board.messageAll': never
  'class.board.messageOne': 'world'
  'class.board.send': never
  'class.board.said': 'text'
  'class.board.giveToBot': never
  'class.board.giveBack': never
  'class.board.locked': never
  'class.seat.bot': never
  'class.seat.away': never
  'class.seat.gone': never
  'class.seat.thinking': never
  'class.seat.done': never
  'class.look.public': never
  'class.look.truth': never
  'class.look.as': 'power'
  'class.look.eyes': never
  'class.inject.title': never
  'class.inject.which': never
  'class.inject.do': never
  'class.inject.undo': never
  'class.newcomers.title': never
  'class.newcomers.waiting': 'count'
  'class.newcomers.why': never
  'class.newcomers.admitAll': 'count'
  'class.newcomers.admitOne': never
  'class.students.title': never
  'class.students.place': 'power' | 'world'
  'class.students.right': 'all' | 'right'
  'class.students.promote': never
  'class.students.newWords': never
  'class.students.newWordsFor': 'label' | 'words'
  'class.students.rename': never
  'class.students.remove': never
  'class.students.removeAsk': 'label'
  'class.students.claimed': 'label'
  'class.students.release': never
  'class.students.released': 'label'
  'class.students.move': 'label'
  'class.students.nowhere': never
  'class.keys.title': never
  'class.keys.list': never
  'class.keys.on': never
  'class.next.title': never
  'class.next.rule': never
  'class.next.same': never
  'class.next.half': never
  'class.next.prepare': never
  'class.ending.title': never
  'class.ending.export': never
  'class.ending.exportNames': never
  'class.ending.close': never
  'class.ending.closeAsk': never
  'class.ending.delete': never
  'class.ending.deleteAsk': never
  'class.ending.expires': 'date'
  'class.projector.goTo': 'address'
  'class.projector.answered': 'all' | 'n'
  'class.projector.playing': never
  'class.projector.debrief': never
  'class.projector.joined': 'count'
  'host.title': never
  'host.intro': never
  'host.password': never
  'host.enter': never
  'host.leave': never
  'host.leaveEverywhere': never
  'host.where': never
  'host.load': never
  'host.memory': never
  'host.memoryValue': 'megabytes'
  'host.lag': never
  'host.lagValue': 'milliseconds'
  'host.cpu': never
  'host.cpuValue': 'percent'
  'host.uptime': never
  'host.classes': never
  'host.lines': never
  'host.linesValue': 'poll' | 'socket' | 'stream'
  'host.versions': never
  'host.versionsValue': 'protocol' | 'rules' | 'schema' | 'version'
  'host.drainAbout': never
  'host.drain': never
  'host.undrain': never
  'host.draining': never
  'host.announceTitle': never
  'host.announceLabel': never
  'host.announce': never
  'host.takeBack': never
  'host.said': 'text'
  'host.matches': 'n'
  'host.none': never
  'host.match': never
  'host.scenario': never
  'host.year': never
  'host.window': never
  'host.seats': never
  'host.there': never
  'host.timeControl': never
  'host.ofClass': never
  'host.end': never
  'host.sure': never
  'host.keep': never
  'host.server': 'url'
  'host.silent': never
  'host.at': never
  'host.drainAboutBeside': never
  'host.drainingBeside': never
  'host.missing': 'part'
  'replay.title': never
  'replay.opening': never
  'replay.seen': 'power'
  'replay.seenByAll': never
  'replay.back': never
  'replay.forth': never
  'replay.play': never
  'replay.pause': never
  'replay.pace': never
  'replay.paces.slow': never
  'replay.paces.normal': never
  'replay.paces.fast': never
  'replay.year': 'year'
  'replay.scrub': never
  'replay.moments': never
  'replay.moment': 'text' | 'year'
  'replay.lookAs': never
  'replay.truth': never
  'replay.gallery': never
  'replay.eyesOf': 'power'
  'replay.debrief': never
  'replay.brokenAt': 'line'
  'replay.departsAt': 'window'
  'replay.notEnded': never
  'replay.beliefAndTruth': never
  'replay.believedArms': never
  'replay.trueArms': never
  'replay.believedSeeker': never
  'replay.toldTitle': never
  'replay.told': never
  'replay.window': 'window'
  'debrief.title': never
  'debrief.played': 'scenario' | 'years' | 'yearsPlayed'
  'debrief.checked.told': 'now' | 'version'
  'debrief.checked.shared': 'commitment' | 'windows'
  'debrief.checked.kept': 'commitment' | 'windows'
  'debrief.checked.holds': 'commitment' | 'windows'
  'debrief.checked.absent': 'windows'
  'debrief.checked.broken': never
  'debrief.checked.departs': 'windows'
  'debrief.checked.without': 'powers'
  'debrief.checked.injected': never
  'debrief.asTable': never
  'debrief.year': never
  'debrief.pair': never
  'debrief.arms': never
  'debrief.interests.title': never
  'debrief.interests.says': 'all' | 'odds' | 'seekers'
  'debrief.interests.believed': never
  'debrief.interests.question': never
  'debrief.interests.former': never
  'debrief.interests.agenda': never
  'debrief.interests.met': 'agenda'
  'debrief.interests.missed': 'agenda'
  'debrief.beliefs.title': never
  'debrief.beliefs.whose': never
  'debrief.beliefs.feared': 'brier' | 'coverage' | 'percent' | 'power'
  'debrief.beliefs.trusted': 'brier' | 'coverage' | 'percent' | 'power'
  'debrief.beliefs.question': never
  'debrief.race.title': never
  'debrief.race.says': 'n' | 'power' | 'rival'
  'debrief.race.none': never
  'debrief.race.question': never
  'debrief.plane.title': never
  'debrief.plane.says': 'all' | 'first' | 'second' | 'years'
  'debrief.plane.region': never
  'debrief.plane.regions.mutualDeterrence': never
  'debrief.plane.regions.firstDeters': 'first'
  'debrief.plane.regions.secondDeters': 'second'
  'debrief.plane.regions.initiation': never
  'debrief.plane.regions.neither': never
  'debrief.plane.question': never
  'debrief.steadiness.title': never
  'debrief.steadiness.axis': never
  'debrief.steadiness.answer': never
  'debrief.steadiness.says': 'first' | 'percent' | 'second' | 'year'
  'debrief.steadiness.question': never
  'debrief.umbrellas.title': never
  'debrief.umbrellas.says': 'kept' | 'made' | 'tested'
  'debrief.umbrellas.none': never
  'debrief.umbrellas.promise': never
  'debrief.umbrellas.from': 'client' | 'patron'
  'debrief.umbrellas.years': never
  'debrief.umbrellas.believed': never
  'debrief.umbrellas.tests': never
  'debrief.umbrellas.kept': 'year'
  'debrief.umbrellas.broken': 'year'
  'debrief.umbrellas.question': never
  'debrief.crises.title': never
  'debrief.crises.axis': never
  'debrief.crises.says': 'crises' | 'first' | 'second' | 'tension' | 'year'
  'debrief.crises.rung': never
  'debrief.crises.outcome': never
  'debrief.crises.outcomes.challengerWon': never
  'debrief.crises.outcomes.defenderWon': never
  'debrief.crises.outcomes.bothYielded': never
  'debrief.crises.outcomes.deal': never
  'debrief.crises.outcomes.stalemate': never
  'debrief.crises.outcomes.war': never
  'debrief.crises.question': never
  'debrief.crises.tensest': never
  'debrief.alarms.title': never
  'debrief.alarms.says': 'all' | 'fired' | 'wrong'
  'debrief.alarms.none': never
  'debrief.alarms.where': never
  'debrief.alarms.confidence': never
  'debrief.alarms.truth': never
  'debrief.alarms.real': never
  'debrief.alarms.false': never
  'debrief.alarms.answer': never
  'debrief.alarms.answers.rideOut': never
  'debrief.alarms.answers.ask': never
  'debrief.alarms.answers.raiseReadiness': never
  'debrief.alarms.answers.launch': never
  'debrief.alarms.question': never
  'debrief.spending.title': never
  'debrief.spending.says': 'percent' | 'power'
  'debrief.spending.income': never
  'debrief.spending.upkeep': never
  'debrief.spending.orders': never
  'debrief.spending.welfare': never
  'debrief.spending.points': never
  'debrief.spending.question': never
  'debrief.dilemma.title': never
  'debrief.dilemma.says': 'n'
  'debrief.dilemma.none': never
  'debrief.dilemma.never': never
  'debrief.dilemma.harm.name': never
  'debrief.dilemma.harm.text': never
  'debrief.dilemma.harm.moment': 'percent' | 'power' | 'who' | 'year'
  'debrief.dilemma.lost.name': never
  'debrief.dilemma.lost.text': never
  'debrief.dilemma.lost.moment': 'after' | 'before' | 'power'
  'debrief.dilemma.fear.name': never
  'debrief.dilemma.fear.text': never
  'debrief.dilemma.fear.moment': 'percent' | 'target' | 'viewer' | 'year'
  'debrief.dilemma.trapped.name': never
  'debrief.dilemma.trapped.text': never
  'debrief.dilemma.trapped.moment': 'whom'
  'debrief.dilemma.trapped.one': 'power' | 'year'
  'debrief.dilemma.question': never
  'debrief.dilemma.unmeasured': never
  'debrief.people.title': never
  'debrief.people.says': never
  'debrief.people.yours': 'power'
  'debrief.people.deeds': never
  'debrief.people.fear': never
  'debrief.people.promises': never
  'debrief.people.breaches': never
  'debrief.people.arms': never
  'debrief.people.keptOf': 'kept' | 'tested'
  'debrief.people.neverFired': never
  'debrief.people.atCities': never
  'debrief.people.atForces': never
  'debrief.people.first': 'deed'
  'debrief.people.question': never
  'debrief.whatIf.title': never
  'debrief.whatIf.says': never
  'debrief.whatIf.choice': never
  'debrief.whatIf.run': 'plays'
  'debrief.whatIf.running': never
  'debrief.whatIf.nothing': never
  'debrief.whatIf.change.accept': 'from' | 'power' | 'treaty' | 'year'
  'debrief.whatIf.change.restrain': 'power' | 'year'
  'debrief.whatIf.change.holdFire': 'power' | 'year'
  'debrief.whatIf.change.stepBack': 'power' | 'year'
  'debrief.whatIf.result': 'plays' | 'was' | 'would'
  'debrief.whatIf.apart': never
  'debrief.whatIf.notApart': never
  'debrief.whatIf.branch': never
  'debrief.whatIf.war': never
  'debrief.whatIf.dead': never
  'debrief.whatIf.asItWas': never
  'debrief.whatIf.otherwise': never
  'debrief.whatIf.share': 'high' | 'low' | 'n'
  'debrief.whatIf.note': never
  'debrief.whatIf.search': never
  'debrief.whatIf.turning': 'after' | 'before' | 'year'
  'debrief.whatIf.noTurning': never
  'debrief.discussion.title': never
  'debrief.discussion.hint': never
  'debrief.discussion.print': never
  'debrief.ask.firstShot.asks': 'power' | 'target'
  'debrief.ask.firstShot.hint': never
  'debrief.ask.harmless.asks': 'crises'
  'debrief.ask.harmless.hint': never
  'debrief.ask.harm.asks': 'power' | 'target' | 'year'
  'debrief.ask.harm.hint': never
  'debrief.ask.fear.asks': 'percent' | 'target' | 'viewer' | 'year'
  'debrief.ask.fear.hint': never
  'debrief.ask.broken.asks': 'power' | 'state'
  'debrief.ask.broken.hint': never
  'debrief.ask.kept.asks': 'power' | 'state'
  'debrief.ask.kept.hint': never
  'debrief.ask.brink.asks': 'power' | 'rung' | 'target' | 'year'
  'debrief.ask.brink.hint': never
  'debrief.ask.falseAlarm.asks': 'percent' | 'power' | 'year'
  'debrief.ask.falseAlarm.hint': never
  'debrief.ask.money.asks': 'percent' | 'power'
  'debrief.ask.money.hint': never
  'debrief.ask.world.asks': never
  'debrief.ask.world.hint': never
  'debrief.share.title': never
  'debrief.share.link': never
  'debrief.share.card': never
  'debrief.share.csv': never
  'debrief.share.json': never
  'debrief.share.line': 'powers' | 'scenario' | 'years'
  'debrief.share.noPicture': never
  'debrief.spiral.title': never
  'debrief.spiral.by': never
  'debrief.spiral.towards': never
  'debrief.spiral.says': 'answers' | 'armed' | 'by' | 'towards' | 'turns'
  'debrief.spiral.same': never
  'debrief.spiral.meant': 'by'
  'debrief.spiral.truth': never
  'debrief.spiral.shown': 'towards'
  'debrief.spiral.answered': 'towards'
  'debrief.spiral.meaning.restraint': never
  'debrief.spiral.meaning.shield': never
  'debrief.spiral.meaning.sword': never
  'debrief.spiral.meaning.both': never
  'debrief.spiral.question': never
  'lesson.title': never
  'lesson.why': never
  'lesson.next': never
  'lesson.again': never
  'lesson.armFirst.text': never
  'lesson.armFirst.why': never
  'lesson.armArmed.text': never
  'lesson.armArmed.why': never
  'lesson.armRested.text': never
  'lesson.armRested.why': never
  'lesson.armLast.text': never
  'lesson.armLast.why': never
  'lesson.armEnd.text': never
  'lesson.armEnd.why': never
  'lesson.crisisFirst.text': never
  'lesson.crisisFirst.why': never
  'lesson.standoff.text': never
  'lesson.standoff.why': never
  'lesson.brink.text': never
  'lesson.brink.why': never
  'lesson.alarm.text': never
  'lesson.alarm.why': never
  'lesson.struck.text': never
  'lesson.struck.why': never
  'lesson.crisisLast.text': never
  'lesson.crisisLast.why': never
  'lesson.crisisEnd.text': never
  'lesson.crisisEnd.why': never
  'lesson.quiz.score': 'all' | 'score'
  'lesson.quiz.play': never
  'lesson.quiz.restart': never
  'lesson.faceOff.text': never
  'lesson.faceOff.why': never
  'lesson.model': never
  'compare.title': never
  'compare.reading': 'all' | 'done'
  'compare.waiting': never
  'compare.again': never
  'compare.world': 'world'
  'compare.round': 'round'
  'compare.asIs': never
  'compare.group': 'round' | 'rule'
  'compare.outcome.peace': never
  'compare.outcome.limitedWar': never
  'compare.outcome.generalWar': never
  'compare.outcome.open': never
  'compare.outcome.unknown': never
  'compare.outcome.playing': never
  'compare.facts.dead': never
  'compare.facts.crises': never
  'compare.facts.falseAlarms': never
  'compare.facts.points': never
  'compare.outcomes.title': never
  'compare.outcomes.says': 'all' | 'general' | 'limited' | 'peace'
  'compare.outcomes.none': never
  'compare.outcomes.uncounted': 'n'
  'compare.outcomes.average': 'alarms' | 'crises' | 'points'
  'compare.caution.few': 'least' | 'worlds'
  'compare.caution.chance': 'percent'
  'compare.caution.rounds': never
  'compare.race.title': never
  'compare.race.says': 'least' | 'most'
  'compare.race.ends': 'list' | 'world'
  'compare.fear.title': never
  'compare.fear.says': never
  'compare.fear.corner': never
  'compare.fear.over': 'percent' | 'power' | 'rival'
  'compare.fear.under': 'percent' | 'power' | 'rival'
  'compare.fear.none': never
  'compare.interests.title': never
  'compare.interests.hidden': never
  'compare.interests.says': 'all' | 'n'
  'compare.interests.trusted': never
  'compare.interests.deeds': never
  'compare.interests.fired': never
  'compare.interests.broke': 'n'
  'compare.interests.harmless': never
  'compare.interests.fearedInVain': 'list'
  'compare.interests.trustedInVain': 'list'
  'compare.interests.noSurprise': never
  'title': never
  'front.pitch': never
  'front.play': never
  'front.playHint': never
  'front.setup': never
  'front.powers': never
  'front.years': never
  'front.timeControl': never
  'front.continue': never
  'front.continueRow': 'power' | 'scenario'
  'front.forget': never
  'front.how': never
  'front.how1': never
  'front.how2': never
  'front.how3': never
  'front.how4': never
  'front.starting': never
  'front.failed': 'reason'
  'front.scenario': never
  'front.record': never
  'front.yourTurn': never
  'front.ended': never
  'front.year': 'year' | 'years'
  'front.practise': never
  'front.resumePractice': never
  'front.lesson': never
  'front.model': never
  'front.classroom': never
  'front.outOfReach': never
  'front.unknownLink': never
  'timeControl.live': never
  'timeControl.relaxed': never
  'timeControl.untimed': never
  'timeControl.slow': never
  'timeControl.year60': never
  'timeControl.year90': never
  'timeControl.year150': never
  'timeControl.year240': never
  'connection.connecting': never
  'connection.reconnecting': never
  'connection.takenOver': never
  'connection.takeBack': never
  'connection.refused': 'reason'
  'connection.home': never
  'connection.stream': never
  'connection.poll': never
  'connection.local': never
  'settings.title': never
  'settings.textSize': never
  'settings.small': never
  'settings.normal': never
  'settings.large': never
  'settings.reducedMotion': never
  'settings.highContrast': never
  'settings.close': never
  'settings.language': never
  'settings.volume': never
  'bot.tit-for-tat': never
  'bot.minimal-deterrer': never
  'bot.superiority-seeker': never
  'bot.why.rideOut': never
  'bot.why.answer': never
  'bot.why.needAnswer': never
  'bot.why.enough': never
  'bot.why.onWarning': never
  'bot.why.superiority': never
  'bot.why.preempt': 'target'
  'bot.why.takeCover': never
  'bot.why.inKind': never
  'bot.why.matched': never
  'bot.why.rested': never
  'bot.why.worstCase': never
  'bot.why.reassure': never
  'bot.why.gamble': never
  'bot.why.betrayed': never
  'bot.why.faith': never
  'bot.why.waits': never
  'bot.why.window': 'target'
  'bot.why.faces': never
  'bot.why.uncovered': never
  'bot.why.freeRide': never
  'bot.why.patron': never
  'bot.why.standsBy': never
  'bot.why.searched': never
  'bot.worst-case-planner': never
  'bot.reassurer': never
  'bot.grim': never
  'bot.gambler': never
  'bot.opportunist': never
  'bot.loyal-patron': never
  'bot.free-rider': never
  'problem.unknownOrder': 'type'
  'problem.malformedOrder': 'field'
  'problem.matchEnded': never
  'problem.wrongWindow': 'window'
  'problem.notAsked': never
  'problem.tooManyOrders': 'most'
  'problem.slotTaken': never
  'problem.overspent': 'cost' | 'treasury'
  'problem.forceLimit': 'room'
  'problem.targetIsSelf': never
  'problem.noSuchPower': 'power'
  'problem.limitedNeedsRival': never
  'problem.onlyLimitedNamesRival': never
  'problem.commandLost': never
  'problem.legTwice': never
  'problem.legEmpty': 'leg'
  'problem.noHotline': never
  'problem.noTrackFrom': 'power'
  'problem.windowClosed': never
  'problem.malformedMessage': never
  'problem.malformedJoin': never
  'problem.reloadNeeded': never
  'problem.wrongToken': never
  'problem.noSuchMatch': never
  'problem.spectator': never
  'problem.noSuchScenario': 'scenario'
  'problem.noSuchSeating': 'powers'
  'problem.noSuchBot': 'bot'
  'problem.noSuchTreatment': 'treatment'
  'problem.noSuchPage': never
  'problem.tooManyMatches': never
  'problem.tooManyUnfinished': never
  'problem.serverFull': never
  'problem.tooManyRecords': never
  'problem.tooManyLines': never
  'problem.malformedRequest': 'field'
  'problem.tooLarge': never
  'problem.compressed': never
  'problem.serverFault': never
  'problem.unreachable': never
  'problem.researchComplete': 'line'
  'problem.noSuchState': 'state'
  'problem.treatyStands': never
  'problem.noSuchTreaty': never
  'problem.noticeGiven': never
  'problem.otherWebsite': never
  'problem.tooManyRequests': never
  'problem.otherRules': 'now' | 'version'
  'problem.matchClosed': never
  'problem.noSuchBase': 'state'
  'problem.baseStands': 'state'
  'problem.hostRefuses': 'state'
  'problem.noBase': never
  'problem.notNuclear': never
  'problem.noUmbrella': 'state'
  'problem.alreadyCovered': 'power' | 'state'
  'problem.stateIsNuclear': 'state'
  'problem.stateUnwilling': 'state'
  'problem.sameBloc': 'power'
  'problem.notProtector': 'power' | 'state'
  'problem.topRung': never
  'problem.noTerms': never
  'problem.notAtWar': 'power'
  'problem.notOffered': never
  'problem.tooFewToScrap': 'leg' | 'owned'
  'problem.noSuchLobby': never
  'problem.alreadyStarted': never
  'problem.drawingLuck': never
  'problem.noDraw': never
  'problem.otherShare': never
  'problem.lobbyFull': never
  'problem.seatTakenByOther': never
  'problem.onlyHost': never
  'problem.holdersOnly': never
  'problem.noSuchSeatRequest': never
  'problem.tooManySeatRequests': never
  'problem.chatOff': never
  'problem.phrasesOnly': never
  'problem.tooManyChatMessages': never
  'problem.noClock': never
  'problem.extendedAlready': never
  'problem.pausedAlready': never
  'problem.notPaused': never
  'problem.noSuchSeatTransfer': never
  'problem.notEnded': never
  'problem.luckInPlay': never
  'problem.debriefClosed': never
  'problem.noRecord': never
  'problem.brokenRecord': 'lineNumber'
  'problem.onlyWhilePlanning': never
  'problem.samePowerTwice': never
  'problem.noSuchOrder': never
  'problem.teacherKeepsTime': never
  'problem.botPlays': never
  'problem.adviserOnly': never
  'problem.noSuchStudent': never
  'problem.noSuchWorld': 'world'
  'problem.labelTaken': 'label'
  'problem.nobodyThere': never
  'problem.tooManyWorlds': 'most'
  'problem.notPlaying': never
  'problem.classLocked': never
  'problem.classFull': 'most'
  'problem.classOver': never
  'problem.tooManyNewcomers': never
  'problem.notOnRoster': 'label'
  'problem.emptyRoster': never
  'problem.wrongWords': never
  'problem.answeredAlready': never
  'problem.noSuchClass': never
  'problem.nobodySits': 'power'
  'problem.inClass': never
  'problem.wrongPassword': never
  'problem.teachersOnly': never
  'problem.serverDrains': never
  'problem.noSuchServer': never
  'problem.attentionSpent': 'most'
  'problem.markUsed': never
  'problem.outcomeUnknown': never
  'problem.hiddenLetter': never
  'problem.noInk': never
  'problem.rosterTwice': 'index' | 'label'
  'scenario.two-blocs.name': never
  'scenario.two-blocs.summary': never
  'scenario.many-poles.name': never
  'scenario.many-poles.summary': never
  'scenario.thirteen-days.name': never
  'scenario.thirteen-days.summary': never
  'scenario.thirteen-days.note': never
  'scenario.autumn-1983.name': never
  'scenario.autumn-1983.summary': never
  'scenario.autumn-1983.note': never
  'scenario.july-1914.name': never
  'scenario.july-1914.summary': never
  'scenario.july-1914.note': never
  'scenario.first-lesson.name': never
  'scenario.first-lesson.summary': never
  'scenario.first-crisis.name': never
  'scenario.first-crisis.summary': never
  'power.antilles.name': never
  'power.antilles.short': never
  'power.boreal.name': never
  'power.boreal.short': never
  'power.dawn.name': never
  'power.dawn.short': never
  'power.monsoon.name': never
  'power.monsoon.short': never
  'power.thalassa.name': never
  'power.thalassa.short': never
  'power.savanna.name': never
  'power.savanna.short': never
  'power.austral.name': never
  'power.austral.short': never
  'power.coral.name': never
  'power.coral.short': never
  'power.usa.name': never
  'power.usa.short': never
  'power.ussr.name': never
  'power.ussr.short': never
  'power.uk.name': never
  'power.uk.short': never
  'power.france.name': never
  'power.france.short': never
  'power.china.name': never
  'power.china.short': never
  'power.germany.name': never
  'power.germany.short': never
  'power.austria.name': never
  'power.austria.short': never
  'power.russia.name': never
  'power.russia.short': never
  'table.home': never
  'table.looking': never
  'table.about': 'timeControl' | 'years'
  'table.invite': never
  'table.qr': never
  'table.code': never
  'table.copy': never
  'table.copied': never
  'table.name': never
  'table.host': never
  'table.sit': never
  'table.bot': 'bot'
  'table.botFor': 'power'
  'table.begin': never
  'table.waiting': never
  'table.standUp': never
  'table.drawing': 'given' | 'people'
  'table.drawingFor': 'names' | 'seconds'
  'table.drawnWithout': 'names'
  'table.begun': never
  'table.ended': never
  'table.watch': never
  'table.takeOver': never
  'table.asked': 'power'
  'table.refused': never
  'table.askAgain': never
  'table.away': never
  'table.copyYourself': never
  'together.title': never
  'together.code': never
  'together.join': never
  'together.host': never
  'together.hostHint': never
  'together.open': never
  'together.make': never
  'together.tables': never
  'together.row': 'host' | 'scenario' | 'seated' | 'seats'
  'together.talk': never
  'together.talkRule.off': never
  'together.talkRule.phrases': never
  'together.talkRule.free': never
  'check.title': never
  'check.link': never
  'check.intro': never
  'check.trying': never
  'check.good': never
  'check.fair': never
  'check.bad': never
  'check.again': never
  'check.server': never
  'check.serverFails': never
  'check.socket': never
  'check.socketFails': never
  'check.stream': never
  'check.streamFails': never
  'check.poll': never
  'check.pollFails': never
  'check.storage': never
  'check.storageFails': never
  'check.drawing': never
  'check.drawingFails': never
  'check.match': never
  'check.matchFails': never
  'check.untried': never
  'check.unknown': never
  'announcement.label': never
  'announcement.hide': never
  'stale.since': 'time' | 'why'
  'stale.never': 'why'
  'page.failed': never
  'page.failedWhy': never
  'page.again': never
  'questions.title': never
  'questions.right': never
  'questions.wrong': never
  'questions.arming.asks': never
  'questions.arming.answer0': never
  'questions.arming.answer1': never
  'questions.arming.answer2': never
  'questions.arming.because': never
  'questions.umbrella.asks': never
  'questions.umbrella.answer0': never
  'questions.umbrella.answer1': never
  'questions.umbrella.answer2': never
  'questions.umbrella.because': never
  'questions.alarm.asks': never
  'questions.alarm.answer0': never
  'questions.alarm.answer1': never
  'questions.alarm.answer2': never
  'questions.alarm.because': never
  'bar.year': 'year' | 'years'
  'bar.yourPower': 'power'
  'bar.treasury': never
  'bar.treasuryOf': 'all' | 'left'
  'bar.waiting': 'names'
  'bar.waitingYou': never
  'bar.waitingNobody': never
  'bar.noClock': never
  'bar.clock': 'time'
  'bar.ready': never
  'bar.unready': never
  'bar.saved': never
  'bar.saving': never
  'bar.unsaved': never
  'bar.leave': never
  'bar.analyst': never
  'bar.help': never
  'bar.settings': never
  'bar.window.planning': never
  'bar.window.warning': never
  'bar.window.retaliation': never
  'bar.window.ended': never
  'bar.window.confrontation': never
  'bar.waitingFor': 'names'
  'bar.away': 'names'
  'bar.held': never
  'tabs.orders': never
  'tabs.map': never
  'tabs.world': never
  'tabs.feed': never
  'interest.title': never
  'interest.securitySeeker.name': never
  'interest.securitySeeker.text': never
  'interest.revisionist.name': never
  'interest.revisionist.text': never
  'orders.title': never
  'orders.none': never
  'orders.undo': never
  'orders.remove': never
  'orders.free': never
  'orders.left': 'left'
  'orders.section.build': never
  'orders.section.posture': never
  'orders.section.statement': never
  'orders.section.spy': never
  'orders.section.strike': never
  'orders.section.research': never
  'orders.section.influence': never
  'orders.section.diplomacy': never
  'orders.wait': never
  'orders.noneNow': never
  'build.have': 'have'
  'build.onOrder': 'amount'
  'build.price': 'lot' | 'price'
  'build.fewer': 'force'
  'build.more': 'force'
  'force.silos.name': never
  'force.silos.text': never
  'force.submarines.name': never
  'force.submarines.text': never
  'force.bombers.name': never
  'force.bombers.text': never
  'force.interceptors.name': never
  'force.interceptors.text': never
  'force.sensors.name': never
  'force.sensors.text': never
  'force.conventional.name': never
  'force.conventional.text': never
  'force.forward.name': never
  'force.forward.text': never
  'force.shelters.name': never
  'force.shelters.text': never
  'leg.silos': never
  'leg.submarines': never
  'leg.bombers': never
  'leg.forward': never
  'posture.readiness': never
  'posture.readinessText': never
  'posture.level': 'leg' | 'level'
  'posture.targeting': never
  'posture.authority': never
  'posture.keep': never
  'targeting.counterforce.name': never
  'targeting.counterforce.text': never
  'targeting.countervalue.name': never
  'targeting.countervalue.text': never
  'targeting.withheld.name': never
  'targeting.withheld.text': never
  'authority.afterImpact.name': never
  'authority.afterImpact.text': never
  'authority.onWarning.name': never
  'authority.onWarning.text': never
  'authority.delegated.name': never
  'authority.delegated.text': never
  'doctrine.unlimited.name': never
  'doctrine.unlimited.text': never
  'doctrine.limited.name': never
  'doctrine.limited.text': never
  'doctrine.minimal.name': never
  'doctrine.minimal.text': never
  'doctrine.against': 'doctrine' | 'power'
  'statement.none': never
  'statement.doctrine': never
  'statement.claim': never
  'statement.reassure': never
  'statement.threaten': never
  'statement.rally': never
  'statement.text.none': never
  'statement.text.doctrine': never
  'statement.text.claim': never
  'statement.text.reassure': never
  'statement.text.threaten': never
  'statement.text.rally': never
  'statement.which': never
  'statement.warheadsClaimed': never
  'spy.text': never
  'spy.level': 'level'
  'spy.off': never
  'spy.on': 'power'
  'strike.text': never
  'strike.open': never
  'strike.title': never
  'strike.target': never
  'strike.legs': never
  'strike.share': never
  'strike.aim': never
  'strike.forecast': never
  'strike.first': never
  'strike.second': never
  'strike.secondRetaliate': never
  'strike.cancel': never
  'strike.launched': never
  'strike.destroyed': never
  'strike.left': never
  'strike.theirDead': never
  'strike.arriving': never
  'strike.ourDead': never
  'strike.ourLoss': never
  'strike.starvedAllies': never
  'strike.starvedOthers': never
  'strike.bands': never
  'strike.ordered': 'power'
  'strike.recall': never
  'aim.counterforce': never
  'aim.countervalue': never
  'unitName.million': never
  'unitName.percent': never
  'unitName.warheads': never
  'unit.million': 'n'
  'unit.percent': 'n'
  'unit.warheads': 'n'
  'unit.points': 'n'
  'band': 'high' | 'low' | 'median'
  'world.title': never
  'world.powers': never
  'world.states': never
  'world.back': never
  'world.you': never
  'world.bloc': 'bloc'
  'world.population': never
  'world.gdp': never
  'world.support': never
  'world.integrity': never
  'world.influence': never
  'world.doctrine': never
  'world.dead': never
  'world.starved': never
  'world.loss': never
  'world.tension': never
  'world.estimate': never
  'world.worst': 'n'
  'world.readiness': never
  'world.seeker': never
  'world.seekerValue': 'n' | 'odds'
  'world.accuracy': never
  'world.alignment': never
  'world.nonAligned': never
  'world.truth': never
  'world.onOrder': never
  'world.techOwn': 'accuracy' | 'detection' | 'hardness' | 'quieting'
  'world.warheads': 'high' | 'low'
  'world.exact': 'n'
  'world.treaties': never
  'world.coveredBy': 'power' | 'year'
  'world.forward': never
  'world.shelters': never
  'world.covered': 'power'
  'analyst.title': never
  'analyst.intro': never
  'analyst.reading': never
  'analyst.low': never
  'analyst.median': never
  'analyst.high': never
  'analyst.ours': never
  'analyst.theirs': never
  'analyst.ifWe': never
  'analyst.ifThey': never
  'analyst.stable': never
  'analyst.shaky': never
  'analyst.dangerous': never
  'analyst.close': never
  'analyst.advisers': never
  'feed.title': never
  'feed.empty': never
  'feed.grave': never
  'feed.many.stateAsks': 'names'
  'feed.many.stateArms': 'names'
  'feed.many.fallout': 'dead' | 'names'
  'feed.many.famine': 'dead' | 'names'
  'warning.title': never
  'warning.intro': never
  'warning.from': 'power'
  'warning.count': 'count'
  'warning.confidence': 'percent'
  'warning.minutes': 'minutes'
  'warning.rideOut.name': never
  'warning.rideOut.text': never
  'warning.ask.name': never
  'warning.ask.text': never
  'warning.raiseReadiness.name': never
  'warning.raiseReadiness.text': never
  'warning.launch.name': never
  'warning.launch.text': never
  'warning.noHotline': never
  'warning.wait': never
  'warning.chosen': 'choice'
  'retaliation.title': never
  'retaliation.intro': never
  'retaliation.left': 'n'
  'retaliation.lostCommand': never
  'retaliation.hold.name': never
  'retaliation.hold.text': never
  'retaliation.answer.name': never
  'retaliation.answer.text': never
  'retaliation.wait': never
  'seatRequest.title': never
  'seatRequest.bot': 'name' | 'power'
  'seatRequest.away': 'name' | 'power'
  'seatRequest.sees': 'power'
  'seatRequest.host': never
  'seatRequest.votes': 'needed' | 'yes'
  'seatRequest.yes': never
  'seatRequest.no': never
  'seatRequest.answered': never
  'ended.title': never
  'ended.sealed': never
  'ended.outcome.peace': never
  'ended.outcome.limitedWar': never
  'ended.outcome.generalWar': never
  'ended.world': never
  'ended.worldPoints': 'points'
  'ended.yearsOfPeace': never
  'ended.dead': never
  'ended.starved': never
  'ended.harvest': never
  'ended.powers': never
  'ended.power': never
  'ended.interest': never
  'ended.believed': never
  'ended.grade': never
  'ended.total': never
  'ended.welfare': never
  'ended.security': never
  'ended.influence': never
  'ended.war': never
  'ended.peaceBonus': never
  'ended.forces': never
  'ended.forcesText': never
  'ended.truth': never
  'ended.again': never
  'ended.home': never
  'ended.note': never
  'ended.sameAgain': never
  'ended.togetherAgain': never
  'ended.tableSet': never
  'ended.debrief': never
  'ended.replay': never
  'ended.record': never
  'ended.agenda': never
  'grade.ruined': never
  'grade.survivor': never
  'grade.steward': never
  'grade.statesman': never
  'grade.peacemaker': never
  'map.label': never
  'map.zoomIn': never
  'map.zoomOut': never
  'map.whole': never
  'map.skip': never
  'map.failed': never
  'map.lite': never
  'map.show': never
  'order.build.line': 'force' | 'lots'
  'order.posture.line': 'authority' | 'levels' | 'targeting'
  'order.spy.line': 'level' | 'target'
  'order.statement.doctrine': 'against' | 'doctrine'
  'order.statement.claim': 'leg' | 'warheads'
  'order.statement.reassure': 'target'
  'order.statement.threaten': 'target'
  'order.statement.rally': never
  'order.strike.line': 'aim' | 'legs' | 'share' | 'target'
  'order.answerWarning.rideOut': never
  'order.answerWarning.ask': never
  'order.answerWarning.raiseReadiness': never
  'order.answerWarning.launch': 'aim' | 'legs' | 'share' | 'target'
  'order.retaliate.line': 'aim' | 'legs' | 'share' | 'target'
  'order.hold.line': never
  'order.research.line': 'line'
  'order.influence.line': 'level' | 'state'
  'order.diplomacy.propose': 'target' | 'treaty'
  'order.diplomacy.leave': 'target' | 'treaty'
  'order.diplomacy.break': 'target' | 'treaty'
  'order.base.buildOpenly': 'state'
  'order.base.buildSecretly': 'state'
  'order.base.close': 'state'
  'order.umbrella.extend': 'state'
  'order.umbrella.reaffirm': 'state'
  'order.umbrella.withdraw': 'state'
  'order.challenge.state': 'state' | 'target'
  'order.challenge.base': 'state' | 'target'
  'order.confront.stand': never
  'order.confront.raise': never
  'order.confront.offer': never
  'order.confront.offerSecretly': never
  'order.confront.accept': never
  'order.confront.stepBack': never
  'order.ceasefire.line': 'target'
  'order.scrap.line': 'leg' | 'lots'
  'orderType.build': never
  'orderType.posture': never
  'orderType.spy': never
  'orderType.statement': never
  'orderType.strike': never
  'orderType.answerWarning': never
  'orderType.retaliate': never
  'orderType.hold': never
  'orderType.research': never
  'orderType.influence': never
  'orderType.diplomacy': never
  'orderType.umbrella': never
  'orderType.base': never
  'orderType.challenge': never
  'orderType.confront': never
  'orderType.ceasefire': never
  'orderType.scrap': never
  'event.yearBegan': 'year'
  'event.incomePaid': 'income' | 'treasury' | 'upkeep'
  'event.forceDelivered': 'amount' | 'force'
  'event.readinessSighted': 'level' | 'power'
  'event.statementMade.doctrine': 'against' | 'doctrine' | 'power'
  'event.statementMade.claim': 'leg' | 'power' | 'warheads'
  'event.statementMade.reassure': 'power' | 'target'
  'event.statementMade.threaten': 'power' | 'target'
  'event.statementMade.rally': 'power'
  'event.spyReported': 'level' | 'target'
  'event.spyCaught': 'power' | 'target'
  'event.warningRaised': 'count' | 'minutes' | 'origin' | 'percent'
  'event.hotlineAnswered.denies': 'origin'
  'event.hotlineAnswered.silent': 'origin'
  'event.alarmProvedFalse': 'origin'
  'event.firstUse': 'power' | 'target'
  'event.salvoLanded': 'arrived' | 'attacker' | 'dead' | 'intercepted' | 'launched' | 'target'
  'event.forcesDestroyed': 'losses'
  'event.commandLost': never
  'event.sootRisen': 'cooling' | 'soot'
  'event.famine': 'dead' | 'power'
  'event.alignmentShifted': 'state' | 'towards'
  'event.orderVoided': 'order' | 'reason'
  'event.matchEnded': never
  'event.researchReported.advanced': 'level' | 'line'
  'event.researchReported.continues': 'level' | 'line'
  'event.aidGiven': 'level' | 'power' | 'state'
  'event.treatyProposed': 'power' | 'target' | 'treaty'
  'event.treatyConcluded': 'power' | 'target' | 'treaty'
  'event.treatyLeft': 'power' | 'target' | 'treaty'
  'event.treatyEnded': 'power' | 'target' | 'treaty'
  'event.treatyBroken': 'power' | 'target' | 'treaty'
  'event.powerWentNuclear': 'power'
  'event.baseAnnounced': 'power' | 'state'
  'event.baseBuilt': 'state'
  'event.baseDiscovered': 'power' | 'state'
  'event.baseClosed': 'power' | 'state'
  'event.cheatingFound': 'power' | 'target'
  'event.umbrellaExtended': 'power' | 'state'
  'event.umbrellaDeclined': 'state'
  'event.umbrellaReaffirmed': 'power' | 'state'
  'event.umbrellaWithdrawn': 'power' | 'state'
  'event.umbrellaEnded': 'power' | 'state'
  'event.promiseKept': 'client' | 'power'
  'event.offerLapsed': 'power' | 'target' | 'treaty'
  'event.plansExposed': 'power'
  'event.pleaUnanswered': 'power' | 'state'
  'event.promiseBroken': 'client' | 'power'
  'event.stateAsks': 'credibility' | 'needs' | 'state'
  'event.stateArms': 'credibility' | 'needs' | 'state'
  'event.stateCalmed': 'state'
  'event.stateWentNuclear': 'state'
  'event.stateChangedSides': 'from' | 'state' | 'towards'
  'event.crisisMoved': 'power' | 'rung' | 'target'
  'event.termsOffered': 'power' | 'target'
  'event.mediatorOffered': 'power' | 'target'
  'event.accident': 'power' | 'target'
  'event.ceasefireAgreed': 'power' | 'target'
  'event.ceasefireBroken': 'power' | 'target'
  'event.bombersRecalled': 'bombers'
  'event.fallout': 'dead' | 'place'
  'event.linksCut': 'power' | 'target'
  'event.crisisBegan.disputedState': 'power' | 'state' | 'target'
  'event.crisisBegan.blockade': 'power' | 'state' | 'target'
  'event.crisisBegan.baseDiscovered': 'power' | 'state' | 'target'
  'event.crisisBegan.cheatingFound': 'power' | 'target'
  'event.crisisBegan.revolt': 'power' | 'state' | 'target'
  'event.crisisBegan.powerTransition': 'power' | 'target'
  'event.crisisBegan.incident': 'power' | 'target'
  'event.crisisPublic.disputedState': 'power' | 'state' | 'target'
  'event.crisisPublic.blockade': 'power' | 'state' | 'target'
  'event.crisisPublic.baseDiscovered': 'power' | 'state' | 'target'
  'event.crisisPublic.cheatingFound': 'power' | 'target'
  'event.crisisPublic.revolt': 'power' | 'state' | 'target'
  'event.crisisPublic.powerTransition': 'power' | 'target'
  'event.crisisPublic.incident': 'power' | 'target'
  'event.crisisEnded.challengerWon': 'power' | 'rung' | 'target'
  'event.crisisEnded.defenderWon': 'power' | 'rung' | 'target'
  'event.crisisEnded.bothYielded': 'power' | 'rung' | 'target'
  'event.crisisEnded.deal': 'power' | 'rung' | 'target'
  'event.crisisEnded.stalemate': 'power' | 'rung' | 'target'
  'event.crisisEnded.war': 'power' | 'rung' | 'target'
  'event.warheadsScrapped': 'power' | 'warheads'
  'event.summitHeld': never
  'event.secretsLeaked': 'power'
  'event.capitulated': 'power' | 'target'
  'event.ratificationFailed': 'power' | 'target' | 'treaty'
  'event.leadersChanged': never
  'bloc.pact': never
  'bloc.accord': never
  'bloc.antilles': never
  'bloc.boreal': never
  'bloc.dawn': never
  'bloc.monsoon': never
  'bloc.thalassa': never
  'bloc.savanna': never
  'bloc.austral': never
  'bloc.coral': never
  'bloc.west': never
  'bloc.east': never
  'bloc.china': never
  'bloc.entente': never
  'bloc.alliance': never
  'state.lanterns': never
  'state.rhenia': never
  'state.amber': never
  'state.carpathia': never
  'state.caspia': never
  'state.tworivers': never
  'state.incense': never
  'state.indus': never
  'state.himal': never
  'state.steppe': never
  'state.mekong': never
  'state.pearls': never
  'state.cordillera': never
  'state.horn': never
  'state.greatriver': never
  'state.cape': never
  'state.antilles': never
  'state.boreal': never
  'state.dawn': never
  'state.monsoon': never
  'state.thalassa': never
  'state.savanna': never
  'state.austral': never
  'state.coral': never
  'state.usa': never
  'state.ussr': never
  'state.uk': never
  'state.france': never
  'state.china': never
  'state.germany': never
  'state.austria': never
  'state.russia': never
  'state.italy': never
  'state.turkey': never
  'state.cuba': never
  'state.easteurope': never
  'state.yugoslavia': never
  'state.greece': never
  'state.canada': never
  'state.japan': never
  'state.southkorea': never
  'state.northkorea': never
  'state.india': never
  'state.egypt': never
  'state.iran': never
  'state.israel': never
  'state.syria': never
  'state.iraq': never
  'state.saudiarabia': never
  'state.pakistan': never
  'state.vietnam': never
  'state.serbia': never
  'state.belgium': never
  'state.ottoman': never
  'state.romania': never
  'state.bulgaria': never
  'state.spain': never
  'state.netherlands': never
  'state.sweden': never
  'researchLine.accuracy.name': never
  'researchLine.accuracy.text': never
  'researchLine.hardness.name': never
  'researchLine.hardness.text': never
  'researchLine.quieting.name': never
  'researchLine.quieting.text': never
  'researchLine.detection.name': never
  'researchLine.detection.text': never
  'researchLine.enrichment.name': never
  'researchLine.enrichment.text': never
  'research.text': 'price'
  'research.none': never
  'research.level': 'level' | 'top'
  'influence.text': never
  'influence.state': never
  'influence.level': 'cost' | 'level'
  'influence.none': never
  'treaty.hotline.name': never
  'treaty.hotline.text': never
  'treaty.inspection.name': never
  'treaty.inspection.text': never
  'treaty.noFirstUse.name': never
  'treaty.noFirstUse.text': never
  'treaty.interceptorLimit.name': never
  'treaty.interceptorLimit.text': 'cap'
  'treaty.armsLimit.name': never
  'treaty.armsLimit.text': never
  'treaty.interdependence.name': never
  'treaty.interdependence.text': never
  'treaty.umbrella.name': never
  'treaty.umbrella.text': never
  'treaty.jointStatement.name': never
  'treaty.jointStatement.text': never
  'diplomacy.text': 'most'
  'diplomacy.propose': never
  'diplomacy.accept': never
  'diplomacy.offered': never
  'diplomacy.leave': never
  'diplomacy.ends': 'year'
  'diplomacy.stands': never
  'diplomacy.break': never
  'diplomacy.waiting': 'n'
  'stance.content': never
  'stance.asks': never
  'stance.arming': 'n'
  'stance.nuclear': never
  'safety.fear.name': never
  'safety.fear.text': never
  'safety.needs.name': never
  'safety.needs.text': never
  'safety.credibility.name': never
  'safety.credibility.text': never
  'safety.word.name': never
  'safety.word.text': never
  'safety.stake.name': never
  'safety.stake.text': never
  'safety.risk.name': never
  'safety.risk.text': never
  'safety.balance.name': never
  'safety.balance.text': never
  'confrontation.title': 'power'
  'confrontation.wait': never
  'confrontation.rung': 'of' | 'rung'
  'confrontation.tension': 'n'
  'confrontation.risk': 'climb' | 'stay'
  'confrontation.last': 'ours' | 'theirs'
  'confrontation.offered': never
  'confrontation.offeredSecretly': never
  'confrontation.weOffered': never
  'confrontation.mediated': never
  'confrontation.rungName.1': never
  'confrontation.rungName.2': never
  'confrontation.rungName.3': never
  'confrontation.rungName.4': never
  'confrontation.rungName.5': never
  'confrontation.rungName.6': never
  'confrontation.rungName.7': never
  'confrontation.move.stand.name': never
  'confrontation.move.stand.text': never
  'confrontation.move.raise.name': never
  'confrontation.move.raise.text': 'risk'
  'confrontation.move.offer.name': never
  'confrontation.move.offer.text': never
  'confrontation.move.offerSecretly.name': never
  'confrontation.move.offerSecretly.text': never
  'confrontation.move.accept.name': never
  'confrontation.move.accept.text': never
  'confrontation.move.stepBack.name': never
  'confrontation.move.stepBack.text': never
  'confrontation.demand.disputedState': 'defender' | 'state'
  'confrontation.demand.blockade': 'defender' | 'state'
  'confrontation.demand.baseDiscovered': 'defender' | 'state'
  'confrontation.demand.cheatingFound': 'defender'
  'confrontation.demand.revolt': 'defender' | 'state'
  'confrontation.demand.powerTransition': 'defender'
  'confrontation.demand.incident': 'defender'
  'confrontation.defend.disputedState': 'challenger' | 'state'
  'confrontation.defend.blockade': 'challenger' | 'state'
  'confrontation.defend.baseDiscovered': 'challenger' | 'state'
  'confrontation.defend.cheatingFound': 'challenger'
  'confrontation.defend.revolt': 'challenger' | 'state'
  'confrontation.defend.powerTransition': 'challenger'
  'confrontation.defend.incident': 'challenger'
  'confrontation.rungText.1': never
  'confrontation.rungText.2': never
  'confrontation.rungText.3': never
  'confrontation.rungText.4': never
  'confrontation.rungText.5': never
  'confrontation.rungText.6': never
  'confrontation.rungText.7': never
  'confrontation.noRisk': never
  'confrontation.oneRisk': 'stay'
  'confrontation.ground': 'n'
  'orderText.umbrella': never
  'orderText.base': never
  'orderText.challenge': never
  'orderText.scrap': never
  'talk.title': never
  'talk.to': never
  'talk.everybody': never
  'talk.hotline': 'power'
  'talk.phraseLabel': never
  'talk.about': never
  'talk.own': never
  'talk.say': never
  'talk.mute': 'power'
  'talk.muted': never
  'talk.phrase.greeting': never
  'talk.phrase.wePromise': never
  'talk.phrase.wantTreaty': never
  'talk.phrase.stopArming': never
  'talk.phrase.thatWasNoAttack': never
  'talk.phrase.standDown': never
  'talk.phrase.weWillAnswer': 'power'
  'talk.phrase.beware': 'power'
  'talk.phrase.thanks': never
  'talk.phrase.no': never
  'talk.us': never
  'talk.among': 'name'
  'clock.title': never
  'clock.paused': 'time'
  'clock.overtime': 'time'
  'clock.extend': never
  'clock.extendedAlready': never
  'clock.bank': 'time'
  'clock.pause': never
  'clock.resume': never
  'clock.pauseVote': never
  'clock.resumeVote': never
  'clock.pauseVotes': 'names'
  'clock.resumeVotes': 'names'
  'clock.led': never
  'seat.title': never
  'seat.move': never
  'seat.moveNote': never
  'seat.guests': never
  'seat.guestsNote': never
  'watch.title': never
  'watch.guest': 'power'
  'watch.spectator': never
  'watch.join': never
  'turn.title': 'title'
  'turn.notice': never
  'turn.tell': never
  'turn.told': never
  'sound.turn': never
  'sound.crisis': never
  'sound.warning': never
  'sound.impact': never
  'sound.end': never
  'adviser.general': never
  'adviser.diplomat': never
  'adviser.treasurer': never
  'advice.general.arm': 'force' | 'percent' | 'power'
  'advice.general.hold': 'force' | 'percent' | 'power'
  'advice.diplomat.hotline': 'power' | 'tension'
  'advice.diplomat.inspection': 'power' | 'tension'
  'advice.diplomat.reassure': 'power' | 'tension'
  'advice.treasurer.save': 'percent' | 'power'
  'advice.treasurer.spend': 'percent' | 'power'
  'panel.failed': never
  'panel.again': never
  'practice.undo': never
  'practice.reasons': never
  'injection.incident.name': never
  'injection.incident.about': never
  'injection.incident.line': 'power' | 'target'
  'injection.falseAlarm.name': never
  'injection.falseAlarm.about': never
  'injection.falseAlarm.line': 'origin' | 'power'
  'injection.leak.name': never
  'injection.leak.about': never
  'injection.leak.line': 'power'
  'injection.summit.name': never
  'injection.summit.about': never
  'injection.summit.line': never
  'injection.lastYear.name': never
  'injection.lastYear.about': never
  'injection.lastYear.line': never
  'treatment.hotline.name': never
  'treatment.hotline.about': never
  'treatment.inspections.name': never
  'treatment.inspections.about': never
  'treatment.submarines.name': never
  'treatment.submarines.about': never
  'treatment.noUmbrellas.name': never
  'treatment.noUmbrellas.about': never
  'treatment.allSeekers.name': never
  'treatment.allSeekers.about': never
  'treatment.noWinter.name': never
  'treatment.noWinter.about': never
  'treatment.thinIce.name': never
  'treatment.thinIce.about': never
  'delegation.title': never
  'delegation.me': 'name'
  'delegation.away': never
  'delegation.advises': never
  'delegation.ready': never
  'delegation.thinking': never
  'delegation.adviser': never
  'delegation.how': never
  'delegation.by': 'name' | 'order'
  'delegation.turnKey': never
  'delegation.needsKey': never
  'delegation.proposes': 'name' | 'order'
  'delegation.proposesNone': 'name' | 'order'
  'delegation.take': never
  'delegation.takeNone': never
  'agenda.title': 'agenda'
  'agenda.client': 'state'
  'agenda.humble': never
  'agenda.detente': 'power'
  'agenda.fortress': never
  'agenda.prosper': never
  'agenda.watch': never
  'late.orders': 'year'
  'late.read': never
  'late.change': 'year'
  'late.title': never
}
