import type { Board, ClassTalk, Projection } from '#shared/protocol/classBoard'
import type {
  ClassCreated,
  ClassInvitation,
  ClassSetup,
  Enrolled,
  StudentView,
  TeacherAnswer,
  TeacherCommandInput,
  TeacherCommandName,
} from '#shared/protocol/classroom'
import { readCode } from '#shared/protocol/codes'
import { rosterFaults } from '#shared/protocol/personName'
import type { WallView } from '#shared/protocol/wall'
import type { Scenario } from '#shared/scenario/schema'
import type { Clock } from '../lib/clock.ts'
import { type Failure, failure } from '../lib/failure.ts'
import { randomCode } from '../lib/randomCode.ts'
import { Throttle } from '../lib/throttle.ts'
import { Timer } from '../lib/timer.ts'
import { derivedToken, hashMatcher, hashToken, newToken, tokenMatcher } from '../lib/token.ts'
import type { AuditEvent } from '../match/auditEvent.ts'
import type { Match } from '../match/match.ts'
import { MatchStoppedError } from '../match/matchDeps.ts'
import { type Matches, newMatchId } from '../match/matches.ts'
import type { ComingInjections } from '../match/matchSetup.ts'
import { OwnedElsewhereError, type Ownership } from '../match/ownership.ts'
import { ifKnown } from '../match/storedIds.ts'
import { boardOf, projectionOf } from './board.ts'
import type { ClassContext } from './classContext.ts'
import { type Classroom, currentRound, type Student, type World, withStudent } from './classroom.ts'
import type { ClassStore } from './classStore.ts'
import type { TeacherCommandHandler } from './commands/define.ts'
import { TEACHER_COMMAND_HANDLERS } from './commands/index.ts'
import { invitationOf, studentViewOf } from './facts.ts'
import { handOver, noteClaim } from './handOver.ts'
import { labelFor } from './labels.ts'
import { LiveClass } from './liveClass.ts'
import { unclearQuestion } from './ownQuestions.ts'
import { hashRejoinWords, newRejoinWords, normalizedRejoinWords } from './rejoinWords.ts'
import { reseat, STUDENT_ID_LENGTH, seatLatecomer } from './seating.ts'
import { talkOf } from './talk.ts'
import { wallViewOf } from './wallView.ts'
import type { WorldDebriefs } from './worldDebriefs.ts'

/** What the classes need of the rest of the server. */
export interface ClassesDeps {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: ClassStore
  readonly matches: Matches
  /** Which server keeps a class, and plays its worlds. */
  readonly ownership: Ownership
  readonly clock: Clock
  /** Of worlds that are over, for the wall. */
  readonly debriefs: WorldDebriefs
  /** Days without use after which a class is deleted; 0 keeps everything. */
  readonly keepDays: number
  onFault(fault: unknown): void
}

const CODE_LENGTH = 5
/** What the projector's token is derived from the teacher's for. */
const PROJECTOR = 'projector'
/**
 * Newcomers of one address to one class: forty at once, then five a second. A hundred and twenty who share an address are in
 * within sixteen seconds; a stranger who fills a class needs time in which the teacher can lock it.
 */
const NEWCOMERS = { burst: 40, interval: 200, longest: 30_000 }

/** How long a class that plays no round stays in memory when no caller asks for it, in milliseconds. */
const IDLE_MILLISECONDS = 10 * 60_000

/** Who asks: the token decides, never the message. */
export type ClassPrincipal =
  | { readonly role: 'teacher' | 'projector' }
  | { readonly role: 'student'; readonly student: Student }

/**
 * Every class: people, places, rounds. Changes to one class come one after the other; nothing is answered before the store
 * has it. The server keeps the class going; the teacher's page is only its remote control.
 */
export class Classes {
  readonly #deps: ClassesDeps
  readonly #live = new Map<string, LiveClass>()
  readonly #waking = new Map<string, Promise<LiveClass | undefined>>()
  readonly #newcomers: Throttle
  readonly #sweep: Timer
  #stopped = false

  constructor(deps: ClassesDeps) {
    this.#deps = deps
    this.#newcomers = new Throttle(deps.clock, NEWCOMERS)
    this.#sweep = new Timer(deps.clock)
  }

  /** How many are in memory. */
  get live(): number {
    return this.#live.size
  }

  /** A new class; the bearer of the teacher's token is its teacher. @param rehearsal its students are simulated, and its code opens nothing */
  async create(setup: ClassSetup, rehearsal?: Classroom['rehearsal']): Promise<ClassCreated | Failure> {
    const { scenarios, store, clock } = this.#deps
    const scenario = scenarios.get(setup.scenario)
    if (scenario === undefined) return failure('noSuchScenario', { scenario: setup.scenario })
    if (scenario.seatings[String(setup.powers)] === undefined) return failure('noSuchSeating', { powers: setup.powers })
    const twice = rosterFaults(setup.roster).find(({ why }) => why === 'twice')
    if (twice !== undefined) return failure('rosterTwice', { index: twice.line, label: twice.name })
    if (setup.naming === 'roster' && setup.roster.length === 0) return failure('emptyRoster')
    const unclear = unclearQuestion(setup.ownQuestions ?? [])
    if (unclear !== undefined) return unclear
    const teacher = newToken()
    const projector = derivedToken(teacher, PROJECTOR)
    const classroom: Classroom = {
      id: newMatchId(),
      code: randomCode(CODE_LENGTH),
      teacherHash: hashToken(teacher),
      projectorHash: hashToken(projector),
      setup,
      phase: 'joining',
      locked: false,
      students: [],
      rounds: [],
      next: {
        half: false,
        years: setup.years,
        timeControl: setup.timeControl,
        ...(setup.practice ? { practice: true as const } : {}),
      },
      messages: [],
      answers: [],
      ...(rehearsal === undefined ? {} : { rehearsal }),
    }
    await this.#deps.ownership.require(classroom.id)
    await store.create(classroom, clock.now())
    return { id: classroom.id, code: classroom.code, teacher, projector }
  }

  /** What any caller may know of a class by its code. */
  async invitation(code: string): Promise<ClassInvitation | undefined> {
    const found = await this.#deps.store.byCode(readCode(code))
    const live = found && (await this.#wake(found.id))
    return live && live.classroom.rehearsal === undefined ? invitationOf(live.classroom) : undefined
  }

  /** Who the bearer of a token is in this class; undefined when it opens nothing. Every hash is compared. */
  async authenticate(id: string, token: string): Promise<ClassPrincipal | undefined> {
    const live = await this.#wake(id)
    if (live === undefined) return undefined
    const { teacherHash, projectorHash, students } = live.classroom
    const opens = tokenMatcher(token)
    let visitor: ClassPrincipal | undefined
    for (const student of students) if (opens(student.tokenHash)) visitor = { role: 'student', student }
    if (opens(projectorHash)) visitor = { role: 'projector' }
    if (opens(teacherHash)) visitor = { role: 'teacher' }
    return visitor
  }

  /**
   * Enrols a student: under the label they chose, one from the roster, or one the game gives. Newcomers of one address come
   * in at a pace.
   * @param address where the caller is
   */
  async enrol(id: string, wish: { readonly label?: string | undefined }, address: string): Promise<Enrolled | Failure> {
    const live = await this.#wake(id)
    if (live === undefined) return failure('noSuchClass')
    if (!(await this.#newcomers.turn(`${id} ${address}`))) return failure('tooManyNewcomers')
    const [token, words] = [newToken(), newRejoinWords()]
    // A caller who cannot come in costs no hash.
    const isLetIn = !('problem' in labelFor(live.classroom, wish.label))
    const wordsHash = isLetIn ? await hashRejoinWords(words, id, address) : undefined
    return await this.change(id, async (context) => {
      const { classroom } = context
      const granted = labelFor(classroom, wish.label)
      if ('problem' in granted) {
        const { holder, problem } = granted
        if (holder !== undefined) await context.keep(withStudent(classroom, holder.id, noteClaim))
        return { problem }
      }
      // What kept the caller out is gone since.
      if (wordsHash === undefined) return failure('tooManyNewcomers')
      const { label, released } = granted
      const keys = { tokenHash: hashToken(token), wordsHash }
      if (released !== undefined) return { id: await handOver(context, released, keys), label, token, words }
      const student: Student = { id: randomCode(STUDENT_ID_LENGTH).toLowerCase(), label, ...keys }
      const joined = { ...classroom, students: [...classroom.students, student] }
      await context.keep(joined, { did: 'joined', student: student.id })
      await seatLatecomer(context, student.id)
      return { id: student.id, label, token, words }
    })
  }

  /**
   * Enrols a student again by four words, perhaps on another device: the earlier token opens nothing from then on.
   * @param address where the caller is
   */
  async rejoin(id: string, words: string, address: string): Promise<Enrolled | Failure> {
    if ((await this.#wake(id)) === undefined) return failure('noSuchClass')
    const opens = hashMatcher(await hashRejoinWords(words, id, address))
    return await this.change(id, async (context) => {
      const found = context.classroom.students.filter(({ wordsHash }) => opens(wordsHash))[0]
      if (found === undefined) return failure('wrongWords')
      const token = newToken()
      const tokenHash = hashToken(token)
      const classroom = withStudent(context.classroom, found.id, (student) => ({ ...student, tokenHash }))
      await context.keep(classroom, { did: 'returned', student: found.id })
      if (found.place) await reseat(context, classroom, found.place.world, found.place.power)
      return { id: found.id, label: found.label, token, words: normalizedRejoinWords(words) }
    })
  }

  /** What a student may know; asking counts as presence. A student who was let in and has no place in a round under way gets one. */
  async studentView(id: string, student: string): Promise<StudentView | undefined> {
    const live = await this.#wake(id)
    const found = live?.classroom.students.find((each) => each.id === student)
    if (live === undefined || found === undefined) return undefined
    live.touchStudent(student)
    if (found.place === undefined && found.admitted && live.classroom.phase === 'playing') {
      await this.change(id, async (context) => {
        const waiting = context.classroom.students.find((each) => each.id === student)
        if (waiting && waiting.place === undefined) await seatLatecomer(context, student)
        return {}
      })
    }
    const now = live.classroom.students.find((each) => each.id === student)
    return now && studentViewOf(live.classroom, now, live.powers)
  }

  /** Applies one change to a class after all before it: every act of a student or teacher is one. */
  async change<Reply extends object>(
    id: string,
    change: (context: ClassContext) => Promise<Reply | Failure>,
  ): Promise<Reply | Failure> {
    const live = await this.#wake(id)
    return live === undefined ? failure('noSuchClass') : await live.change(change)
  }

  /** What was said in all worlds of the round, for the teacher. */
  async talk(id: string): Promise<ClassTalk | undefined> {
    const live = await this.#wake(id)
    return live && (await talkOf(live.classroom, (match) => this.#deps.matches.find(match)))
  }

  /** Whether a token is of a device that the teacher keeps out. */
  async isKeptOut(id: string, token: string): Promise<boolean> {
    return (await this.#wake(id))?.classroom.barred?.some(tokenMatcher(token)) ?? false
  }

  /** What is on the wall of a class; undefined outside its debrief. */
  async wall(id: string): Promise<WallView | undefined> {
    const live = await this.#wake(id)
    return live && wallViewOf(live.classroom, live.powers, this.#deps.debriefs)
  }

  /** Does what the teacher asks for, after everything asked before it. */
  dispatch<Name extends TeacherCommandName>(
    id: string,
    name: Name,
    input: TeacherCommandInput<Name>,
  ): Promise<TeacherAnswer<Name> | Failure> {
    const perform: TeacherCommandHandler<Name> = TEACHER_COMMAND_HANDLERS[name]
    return this.change(id, (context) => perform(context, input))
  }

  /** @param token of the teacher who asks: the projector's follows from it, on every machine that leads */
  async board(id: string, token = ''): Promise<Board | undefined> {
    const live = await this.#wake(id)
    if (live === undefined) return undefined
    await live.touch()
    await live.showOn('board')
    const projector = derivedToken(token, PROJECTOR)
    const isKnown = tokenMatcher(projector)(live.classroom.projectorHash)
    return { ...boardOf(live, this.#deps.keepDays), ...(isKnown ? { projector } : {}) }
  }

  async projection(id: string): Promise<Projection | undefined> {
    const live = await this.#wake(id)
    await live?.showOn('projection')
    return live && projectionOf(live)
  }

  /** The worlds of the round that is played; none while the first is prepared. */
  async worldsOf(id: string): Promise<readonly World[]> {
    const live = await this.#wake(id)
    return (live && currentRound(live.classroom)?.worlds) ?? []
  }

  /** The classroom as it is kept, for the export: the caller builds what may leave from it. */
  async classroomOf(id: string): Promise<Classroom | undefined> {
    return (await this.#wake(id))?.classroom
  }

  /** Id of the class with this id or code, which is kept here from now on. @throws OwnedElsewhereError */
  async locate(idOrCode: string): Promise<string | undefined> {
    const id = await this.#deps.store.idOf(idOrCode, readCode(idOrCode))
    if (id !== undefined) await this.#deps.ownership.require(id)
    return id
  }

  /** Deletes a class, its matches and its log: nothing of it is left. */
  async remove(id: string): Promise<void> {
    await this.#live.get(id)?.stop()
    this.#live.delete(id)
    const { store, matches } = this.#deps
    const played = await store.matchesOf(id)
    this.#deps.debriefs.forget(played)
    await matches.forget(played)
    await store.forget(id)
  }

  /** Deletes classes that have not been used for so long. */
  async forgetUnused(milliseconds: number): Promise<void> {
    const { store, clock } = this.#deps
    const others = await this.#deps.ownership.heldByOthers()
    const unused = await store.untouchedSince(clock.now() - milliseconds)
    for (const id of unused) if (!others.includes(id)) await this.remove(id)
  }

  /** A match is in memory: if it is a world of a class, the class looks after it until it is put to sleep again. */
  supervise(match: Match): void {
    const { classId } = match.setup
    if (classId === undefined || this.#stopped) return
    const release = match.viewers.hold()
    this.#wake(classId)
      .then((live) => live?.supervise(match))
      .catch((fault: unknown) => {
        // Forgotten meanwhile, or the server stops.
        if (!(fault instanceof MatchStoppedError)) this.#deps.onFault(fault)
      })
      .finally(release)
  }

  /** What the teacher brings about next in a world; undefined when that is nothing. */
  async comingIn(id: string, match: string): Promise<ComingInjections | undefined> {
    const classroom = this.#live.get(id)?.classroom ?? (await ifKnown(() => this.#deps.store.load(id)))
    return classroom?.rounds.at(-1)?.worlds.find((world) => world.match === match)?.coming
  }

  /** After a restart: what ended in classes that play is known to them. */
  async resumeAll(): Promise<void> {
    const others = await this.#deps.ownership.heldByOthers()
    const mine = (await this.#deps.store.all()).filter(({ id }) => !others.includes(id))
    // Their students were played by the process that is gone.
    for (const { id, rehearsal } of mine) if (rehearsal) await this.remove(id)
    const playing = mine.filter(({ phase, rehearsal }) => phase === 'playing' && rehearsal === undefined)
    await this.resumeOf(playing.map(({ id }) => id))
  }

  /** Looks after those of these classes that no other server does. */
  async resumeOf(subjects: readonly string[]): Promise<void> {
    for (const id of subjects) {
      await this.#wake(id).catch((fault: unknown) => {
        if (!(fault instanceof OwnedElsewhereError)) throw fault
      })
    }
  }

  /** Writes down what was done in a match of a class. */
  async audit(id: string, entry: AuditEvent): Promise<void> {
    await (await this.#wake(id))?.audit(entry)
  }

  async stopAll(): Promise<void> {
    this.#stopped = true
    this.#sweep.stop()
    await Promise.all([...this.#live.values()].map((live) => live.stop()))
  }

  async #wake(id: string): Promise<LiveClass | undefined> {
    const live = this.#live.get(id)
    live?.noteAsked()
    if (live !== undefined) return live
    const waking = this.#waking.get(id) ?? this.#bringToLife(id).finally(() => this.#waking.delete(id))
    this.#waking.set(id, waking)
    return await waking
  }

  async #bringToLife(id: string): Promise<LiveClass | undefined> {
    const { store, clock, scenarios, ownership } = this.#deps
    if ((await store.load(id)) === undefined) return undefined
    await ownership.require(id)
    const classroom = await store.load(id)
    const scenario = classroom && scenarios.get(classroom.setup.scenario)
    if (classroom === undefined || scenario === undefined) return undefined
    const live = new LiveClass(this.#deps, classroom, scenario, (await store.touchedAt(id)) ?? clock.now())
    this.#live.set(id, live)
    if (this.#live.size === 1) this.#sweepLater()
    await live.noteEnds()
    return live
  }

  /** Forgets classes at rest until they are asked for again, as long as there are any in memory. */
  #sweepLater(): void {
    this.#sweep.set(IDLE_MILLISECONDS, () => {
      const since = this.#deps.clock.now() - IDLE_MILLISECONDS
      for (const [id, live] of this.#live) if (live.isIdleSince(since)) this.#live.delete(id)
      if (this.#live.size > 0) this.#sweepLater()
    })
  }
}
