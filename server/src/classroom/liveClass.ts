import type { Scenario } from '#shared/scenario/schema'
import type { Clock } from '../lib/clock.ts'
import { type Failure, failure } from '../lib/failure.ts'
import { Presence } from '../lib/presence.ts'
import { TaskQueue } from '../lib/taskQueue.ts'
import type { AuditEvent } from '../match/auditEvent.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { ClassAuditDetail } from './classAuditEvent.ts'
import { ClassAuditLog } from './classAuditLog.ts'
import { type ClassContext, powersOf } from './classContext.ts'
import { type Classroom, currentRound, replaceWorld, type World, type WorldEnd } from './classroom.ts'
import type { ClassStore } from './classStore.ts'
import { closedWorldEnd, worldEndOf } from './facts.ts'
import { GRACE_MILLISECONDS, Supervisor } from './supervisor.ts'

/** What the live class needs of the rest of the server. */
export interface LiveClassDeps {
  readonly store: ClassStore
  readonly matches: Matches
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** How often it is noted that a class is used, in milliseconds. */
const HOUR = 3_600_000

/** Who looks at all worlds of a class. */
export type ClassScreen = 'board' | 'projection'

/**
 * A class in use, in memory: its classroom, the students present, and its worlds as far as they are in memory, each supervised.
 * Changes run one after the other.
 */
export class LiveClass {
  readonly #deps: LiveClassDeps
  readonly #scenario: Scenario
  readonly #queue = new TaskQueue()
  readonly #log: ClassAuditLog
  readonly #presence: Presence
  /** Screens that ask again and again. */
  readonly #screens: Presence
  /** Of worlds whose match is in memory and has not ended, by match. */
  readonly #supervisors = new Map<string, Supervisor>()
  #classroom: Classroom
  #touchedAt: number
  #askedAt: number
  #stopped = false

  constructor(deps: LiveClassDeps, classroom: Classroom, scenario: Scenario, touchedAt: number) {
    this.#deps = deps
    this.#scenario = scenario
    this.#classroom = classroom
    this.#touchedAt = touchedAt
    this.#askedAt = deps.clock.now()
    this.#log = new ClassAuditLog(deps.store, classroom.id)
    this.#presence = new Presence(deps.clock)
    this.#screens = new Presence(deps.clock, () => this.#settleSupervisors())
  }

  get classroom(): Classroom {
    return this.#classroom
  }

  /** Ids of the powers of each world, in seat order. */
  get powers(): readonly string[] {
    return powersOf({ classroom: this.#classroom, scenario: this.#scenario })
  }

  /** When it was last used, milliseconds since 1970. */
  get touchedAt(): number {
    return this.#touchedAt
  }

  /** A caller has asked for the class: it stays in memory for a while. */
  noteAsked(): void {
    this.#askedAt = this.#deps.clock.now()
  }

  /** Whether no caller has asked for it since then, and nothing would be lost if it were forgotten until the next one asks. */
  isIdleSince(time: number): boolean {
    return this.#askedAt <= time && this.#queue.length === 0 && this.#supervisors.size === 0
  }

  /** The match of a world that is still played; undefined when it has ended or is asleep. */
  matchOf(match: string): Match | undefined {
    return this.#supervisors.get(match)?.match
  }

  /** A student's page has asked. */
  touchStudent(student: string): void {
    this.#presence.touch(student)
  }

  /** In a match, or on a page of the class. */
  isPresent(student: string): boolean {
    if (this.#presence.has(student)) return true
    const place = this.#classroom.students.find(({ id }) => id === student)?.place
    const world = place && currentRound(this.#classroom)?.worlds[place.world]
    const match = world && this.matchOf(world.match)
    const seat = match?.seats.seatOf(place?.power ?? '')
    return match !== undefined && seat !== undefined && match.viewers.isPresent(seat, student)
  }

  /** Applies one change after all before it. Matches it works with stay in memory meanwhile. */
  change<Reply extends object>(change: (context: ClassContext) => Promise<Reply | Failure>): Promise<Reply | Failure> {
    return this.#queue.run(async () => {
      if (this.#stopped) return failure('noSuchClass')
      const releases: (() => void)[] = []
      try {
        const reply = await change(this.#context((match) => releases.push(match.viewers.hold())))
        await this.touch()
        return reply
      } finally {
        // Those of a round that has just begun were not in the classroom when they came into memory.
        for (const { match } of this.#openWorlds) this.supervise(this.#deps.matches.inMemory(match))
        for (const release of releases) release()
      }
    })
  }

  /** Used: it is kept for as long again. */
  async touch(): Promise<void> {
    const { store, clock } = this.#deps
    const now = clock.now()
    if (now - this.#touchedAt < HOUR) return
    this.#touchedAt = now
    await store.touch(this.#classroom.id, now)
  }

  /** Writes down what was done in a match of the class. */
  audit(entry: AuditEvent): Promise<void> {
    return this.#log.write([entry])
  }

  /** A screen shows all worlds: those that are still played are in memory from now on, as long as it asks again and again. */
  async showOn(screen: ClassScreen): Promise<void> {
    if (this.#screens.touch(screen)) this.#settleSupervisors()
    for (const { match } of this.#openWorlds) if (!this.#supervisors.has(match)) await this.#wakeWorld(match)
  }

  /** Worlds that ended while the class did not learn of it are over: their server was killed, or played by other rules. */
  async noteEnds(): Promise<void> {
    for (const { match } of this.#openWorlds) if (await this.#deps.matches.isOver(match)) await this.#wakeWorld(match)
  }

  /** Looks after a match that is in memory, if it is a world that is still played. */
  supervise(match: Match | undefined): void {
    if (match === undefined || this.#stopped) return
    const { id } = match.setup
    if (this.#supervisors.get(id)?.match === match || !this.#openWorlds.some((world) => world.match === id)) return
    const { clock, onFault } = this.#deps
    const onExcused = (power: string) =>
      this.#changeLater(async ({ classroom, keep }) => {
        const world = indexOf(classroom, id)
        if (world >= 0) await keep(classroom, { did: 'excused', world, power })
      })
    const onAsleep = () => this.#forgetSupervisor(match)
    const onEnded = () => this.#keepEndLater(id, worldEndOf(match), onAsleep)
    const isWatched = () => this.#screens.size > 0
    // Who plays several times as fast as people has left for good so many times as soon.
    const grace = GRACE_MILLISECONDS / (this.#classroom.rehearsal?.speed ?? 1)
    this.#supervisors.set(id, new Supervisor({ clock, grace, isWatched, onExcused, onEnded, onAsleep, onFault }, match))
  }

  /** Stops supervising, and waits for changes under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const supervisor of this.#supervisors.values()) supervisor.stop()
    await this.#queue.settled()
  }

  /** Worlds of the last round that are still played, as far as is known. */
  get #openWorlds(): readonly World[] {
    return this.#classroom.rounds.at(-1)?.worlds.filter(({ ended }) => ended === undefined) ?? []
  }

  /** Brings the match of a world into memory; a world whose match was closed is over. */
  async #wakeWorld(id: string): Promise<void> {
    const { matches } = this.#deps
    const match = await matches.find(id)
    if (match !== undefined) return this.supervise(match)
    const closed = await matches.closedAt(id)
    if (closed !== undefined) this.#keepEndLater(id, closedWorldEnd(closed))
  }

  #settleSupervisors(): void {
    for (const supervisor of this.#supervisors.values()) supervisor.settle()
  }

  /** @param match the object of it that is looked after no longer */
  #forgetSupervisor(match: Match): void {
    const { id } = match.setup
    if (this.#supervisors.get(id)?.match === match) this.#supervisors.delete(id)
  }

  /** @param hold keeps a match in memory until the act is done */
  #context(hold: (match: Match) => void): ClassContext {
    const classroom = () => this.#classroom
    const { matches, scenarios, store, clock } = this.#deps
    return {
      get classroom() {
        return classroom()
      },
      scenario: this.#scenario,
      scenarios,
      clock,
      async findMatch(id) {
        const match = await matches.find(id)
        if (match !== undefined) hold(match)
        return match
      },
      createWorld: async (setup) => hold(await matches.createWorld(setup)),
      unseal: (ids) => matches.unseal(ids),
      isPresent: (student) => this.isPresent(student),
      keepWork: (work) => store.keepWork(this.#classroom.id, work),
      keep: (next, ...details) => this.#keep(next, details),
    }
  }

  async #keep(classroom: Classroom, details: readonly ClassAuditDetail[]): Promise<void> {
    const at = this.#deps.clock.now()
    const entries = details.map((detail) => ({ at, ...detail }))
    await this.#log.write(entries, classroom)
    this.#classroom = classroom
  }

  /** Keeps how a world ended, once; where that cannot be written down, the world is looked at again when it is asked for. */
  #keepEndLater(match: string, ended: WorldEnd, onKept: () => void = () => undefined): void {
    this.#changeLater(async ({ classroom, keep }) => {
      try {
        if (this.#openWorlds.some((world) => world.match === match)) await keep(withEnd(classroom, match, ended))
      } finally {
        onKept()
      }
    })
  }

  /** Applies a change that no caller waits for. */
  #changeLater(task: (context: ClassContext) => Promise<void>): void {
    const changed = this.change(async (context) => {
      await task(context)
      return {}
    })
    changed.catch(this.#deps.onFault)
  }
}

/** Place of a world of the last round. */
const indexOf = ({ rounds }: Classroom, match: string): number =>
  rounds.at(-1)?.worlds.findIndex((world) => world.match === match) ?? -1

/** The classroom with the end of a world of the last round. */
const withEnd = (classroom: Classroom, match: string, ended: WorldEnd): Classroom =>
  replaceWorld(classroom, indexOf(classroom, match), ({ coming: _, ...world }) => ({ ...world, ended }))
