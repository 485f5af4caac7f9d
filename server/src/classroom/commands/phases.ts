import { randomInt } from 'node:crypto'
import { MOST_WORLDS } from '#shared/protocol/classroom'
import { failure } from '../../lib/failure.ts'
import { finishMatch } from '../../match/finishMatch.ts'
import { newSeed } from '../../match/luck.ts'
import { newMatchId } from '../../match/matches.ts'
import { type ClassContext, matchAt, powersOf, worldIndexes } from '../classContext.ts'
import {
  type Classroom,
  currentRound,
  isDebriefing,
  isPractice,
  type Round,
  type RoundPlan,
  type Student,
  type World,
} from '../classroom.ts'
import { formWorlds } from '../forming.ts'
import { ownQuestionsOf, problemWithChange } from '../ownQuestions.ts'
import { seatsOf } from '../seating.ts'
import { DONE, type TeacherCommandHandler } from './define.ts'

const isPreparing = ({ phase }: Classroom): boolean => phase === 'joining' || phase === 'questions'

const sizesOf = (context: ClassContext) => ({ powers: powersOf(context), perPower: context.classroom.setup.perPower })

/** The students present who have a place; the others are seated late when they come. */
function formed(
  context: ClassContext,
  classroom: Classroom,
  by: 'random' | 'even' | 'roster',
  only: (student: Student) => boolean,
): Classroom {
  const there = classroom.students.filter(only)
  const rank = ({ label }: Student) => classroom.setup.roster.indexOf(label)
  const order = by === 'roster' ? [...there].sort((a, b) => rank(a) - rank(b)) : there
  const places = formWorlds(order, by, sizesOf(context), randomInt)
  const students = classroom.students.map(({ place: _, ...student }): Student => {
    const place = places.get(student.id)
    return place === undefined ? student : { ...student, place }
  })
  return { ...classroom, students }
}

/** Assigns the students to worlds and powers. */
export const formGroups: TeacherCommandHandler<'form'> = async (context, { by }) => {
  if (!isPreparing(context.classroom)) return failure('alreadyStarted')
  await context.keep(formed(context, context.classroom, by, ({ id }) => context.isPresent(id)))
  return DONE
}

/** Locks or unlocks the seating against changes. */
export const lockSeating: TeacherCommandHandler<'lock'> = async (context, { locked }) => {
  await context.keep({ ...context.classroom, locked })
  return DONE
}

/** Opens or closes the quiz questions to the students. */
export const showQuestions: TeacherCommandHandler<'ask'> = async (context, { questions }) => {
  if (!isPreparing(context.classroom)) return failure('alreadyStarted')
  const phase = questions ? 'questions' : 'joining'
  await context.keep({ ...context.classroom, phase }, { did: 'phase', phase, round: context.classroom.rounds.length })
  return DONE
}

/** The classroom with those let in whom the teacher names; a name that came after the teacher looked has no place. */
function confirmed(context: ClassContext, named: readonly string[] | undefined): Classroom {
  const isNamed = (id: string) => named?.includes(id) ?? context.isPresent(id)
  const students = context.classroom.students.map((student): Student => {
    if (student.admitted || isNamed(student.id)) return { ...student, admitted: true }
    const { place: _, ...without } = student
    return without
  })
  return { ...context.classroom, students }
}

/** Begins the round: worlds as they were formed; formed evenly now if no student has a place. */
export const beginRound: TeacherCommandHandler<'begin'> = async (context, { students: named }) => {
  if (!isPreparing(context.classroom)) return failure('alreadyStarted')
  const asked = confirmed(context, named)
  const isThere = ({ id, admitted }: Student) => admitted === true && context.isPresent(id)
  const there = asked.students.filter(isThere)
  if (there.length === 0) return failure('nobodyThere')
  const isFormed = there.some(({ place }) => place !== undefined)
  const classroom = isFormed ? asked : formed(context, asked, 'even', isThere)
  const count = Math.max(...classroom.students.map(({ place }) => (place?.world ?? -1) + 1))
  if (count > MOST_WORLDS) return failure('tooManyWorlds', { most: MOST_WORLDS })
  const plan = playedPlan(classroom)
  const round: Round = { ...plan, worlds: newWorlds(plan, count) }
  // Worlds first: a classroom must never name a match that is not there. A world that no classroom names is never found.
  for (const [index, world] of round.worlds.entries()) await createWorld(context, classroom, round, world, index)
  const { wall: _, ...prepared } = classroom
  const begun: Classroom = { ...prepared, phase: 'playing', rounds: [...classroom.rounds, round] }
  if (round.practice) {
    await context.keep(begun, { did: 'practised', began: true })
    return DONE
  }
  const placed = begun.students.flatMap(({ id, place }) =>
    place ? [{ did: 'placed', student: id, world: place.world, power: place.power, adviser: false } as const] : [],
  )
  await context.keep(begun, { did: 'phase', phase: 'playing', round: begun.rounds.length - 1 }, ...placed)
  return DONE
}

/** Years of a match of practice: the first is played; that there is one more shows what came of it. */
const PRACTICE_YEARS = 2

/** What the round that begins is like: practice is short, by the usual rules. */
const playedPlan = ({ next }: Classroom): RoundPlan =>
  next.practice ? { practice: true, half: false, years: PRACTICE_YEARS, timeControl: next.timeControl } : next

/**
 * Every round has new seeds: the end of a match reveals all interests. Where every second world has
 * the changed rule, the two of a pair share theirs.
 */
function newWorlds({ treatment, half }: RoundPlan, count: number): readonly World[] {
  const seeds = Array.from({ length: count }, () => newSeed())
  return seeds.map((seed, index) => {
    const isSecond = index % 2 === 1
    const isTreated = treatment !== undefined && (!half || isSecond)
    return {
      match: newMatchId(),
      seed: half && isSecond ? seeds[index - 1]! : seed,
      ...(isTreated ? { treatment } : {}),
    }
  })
}

async function createWorld(
  context: ClassContext,
  classroom: Classroom,
  round: Round,
  world: World,
  index: number,
): Promise<void> {
  const { setup, id } = classroom
  await context.createWorld({
    id: world.match,
    classId: id,
    scenario: setup.scenario,
    years: round.years,
    timeControl: round.timeControl,
    chatRule: setup.chatRule,
    seed: world.seed,
    seats: seatsOf(classroom, powersOf(context), index),
    ...(world.treatment === undefined ? {} : { treatment: world.treatment }),
  })
}

/** Matches still played end with this year; the class goes on to the debrief, where the teacher sees all; the class does once the interests are opened. */
export const beginDebrief: TeacherCommandHandler<'debrief'> = async (context) => {
  if (context.classroom.phase !== 'playing') return failure('notPlaying')
  if (isPractice(context.classroom)) return failure('stillPractising')
  await finishAll(context)
  await context.keep(
    { ...context.classroom, phase: 'debrief' },
    { did: 'phase', phase: 'debrief', round: context.classroom.rounds.length - 1 },
  )
  if (context.classroom.setup.interestsOpen === 'atEnd') await openInterests(context)
  return DONE
}

async function finishAll(context: ClassContext): Promise<void> {
  for (const world of worldIndexes(context, undefined)) {
    const match = await matchAt(context, world)
    if (match) await finishMatch(match)
  }
}

/** Ends the year of practice: it is in no result, and the match is prepared with the same people in the same places. */
export const endPractice: TeacherCommandHandler<'endPractice'> = async (context) => {
  const { classroom } = context
  if (classroom.phase !== 'playing' || !isPractice(classroom)) return failure('notPractising')
  await finishAll(context)
  await context.keep(withoutPractice(context.classroom), { did: 'practised', began: false })
  return DONE
}

/** The classroom once its practice is over. */
function withoutPractice({ next: { practice: _, ...next }, rounds, practices = [], ...rest }: Classroom): Classroom {
  return {
    ...rest,
    next,
    phase: 'joining',
    rounds: rounds.filter((round) => !round.practice),
    practices: [...practices, ...rounds.filter((round) => round.practice)],
  }
}

/** Changes the settings of the round that is prepared. */
export const planRound: TeacherCommandHandler<'plan'> = async (context, wish) => {
  const { classroom, scenario } = context
  if (!isPreparing(classroom)) return failure('alreadyStarted')
  const { next, setup } = classroom
  const { powers = setup.powers, perPower = setup.perPower, practice = next.practice === true } = wish
  if (scenario.seatings[String(powers)] === undefined) return failure('noSuchSeating', { powers })
  const ownQuestions = wish.ownQuestions ?? ownQuestionsOf(classroom)
  const unchangeable = problemWithChange(classroom, ownQuestions)
  if (unchangeable !== undefined) return unchangeable
  const { practice: _, ...before } = next
  const isResized = powers !== setup.powers || perPower !== setup.perPower
  await context.keep(
    {
      ...classroom,
      setup: { ...setup, powers, perPower, ownQuestions: [...ownQuestions] },
      next: {
        ...before,
        years: wish.years ?? next.years,
        timeControl: wish.timeControl ?? next.timeControl,
        ...(practice ? { practice: true } : {}),
      },
      students: isResized
        ? classroom.students.map(({ place: _p, ...student }): Student => student)
        : classroom.students,
    },
    { did: 'planned' },
  )
  return DONE
}

/** Opens what the powers of all rounds wanted, which the class has talked and guessed about, on every device. */
export const revealInterests: TeacherCommandHandler<'reveal'> = async (context) => {
  if (context.classroom.phase !== 'debrief') return failure('notEnded')
  await openInterests(context)
  return DONE
}

async function openInterests(context: ClassContext): Promise<void> {
  const rounds = context.classroom.rounds.map((round): Round => ({ ...round, revealed: true }))
  await context.keep({ ...context.classroom, rounds }, { did: 'revealed' })
  await context.unseal(rounds.flatMap(({ worlds }) => worlds.map(({ match }) => match)))
}

/** Puts a page on the wall. */
export const showOnWall: TeacherCommandHandler<'show'> = async (context, { wall }) => {
  const { classroom } = context
  if (!isDebriefing(classroom)) return failure('notEnded')
  const { page } = wall
  const worlds = currentRound(classroom)?.worlds.length ?? 0
  if (page.kind === 'world' && page.world >= worlds) return failure('noSuchWorld', { world: page.world + 1 })
  await context.keep({ ...classroom, wall })
  return DONE
}

/** Prepares another round with the same people, one rule changed. */
export const nextRound: TeacherCommandHandler<'nextRound'> = async (
  context,
  { treatment, half, years, timeControl },
) => {
  const { classroom } = context
  const round = currentRound(classroom)
  if (round === undefined || classroom.phase === 'playing') return failure('notEnded')
  const next = {
    half,
    years: years ?? round.years,
    timeControl: timeControl ?? round.timeControl,
    ...(treatment === undefined ? {} : { treatment }),
  }
  await context.keep(
    { ...classroom, next, phase: 'joining' },
    { did: 'phase', phase: 'joining', round: classroom.rounds.length },
  )
  return DONE
}

/** Takes a closed class up again. What it has opened by closing stays open. */
export const reopenClass: TeacherCommandHandler<'reopen'> = async (context) => {
  const { classroom } = context
  if (classroom.phase !== 'over') return failure('notClosed')
  const rounds = classroom.rounds.map((round): Round => ({ ...round, revealed: true }))
  const phase = rounds.length === 0 ? 'joining' : 'debrief'
  await context.keep({ ...classroom, rounds, phase, locked: false }, { did: 'reopened' })
  return DONE
}

/** Closes the class. */
export const closeClass: TeacherCommandHandler<'close'> = async (context) => {
  if (context.classroom.phase === 'playing') {
    if (isPractice(context.classroom)) await endPractice(context, {})
    else await beginDebrief(context, {})
  }
  await context.keep(
    { ...context.classroom, phase: 'over', locked: true },
    { did: 'phase', phase: 'over', round: context.classroom.rounds.length - 1 },
  )
  await context.unseal(context.classroom.rounds.flatMap(({ worlds }) => worlds.map(({ match }) => match)))
  return DONE
}
