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
import { type Classroom, currentRound, replaceWorld, type WorldEnd } from './classroom.ts'
import type { ClassStore } from './classStore.ts'
import { closedWorldEnd, worldEndOf } from './facts.ts'
import { Supervisor } from './supervisor.ts'

/** What the live class needs of the rest of the server. */
export interface LiveClassDeps {
  readonly store: ClassStore
  readonly matches: Matches
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** How often it is noted that a class is used, in milliseconds. */
const HOUR = 3_600_000

/** A class in use, in memory: its classroom, the students present, and its supervised worlds. Changes run one after the other. */
export class LiveClass {
  readonly #deps: LiveClassDeps
  readonly #scenario: Scenario
  readonly #queue = new TaskQueue()
  readonly #log: ClassAuditLog
  readonly #presence: Presence
  /** By match. */
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

  /** The match of a world that is still played; undefined when it has ended. */
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
    return match !== undefined && seat !== undefined && match.isPresent(seat, student)
  }

  /** Applies one change after all before it. */
  change<Reply extends object>(change: (context: ClassContext) => Promise<Reply | Failure>): Promise<Reply | Failure> {
    return this.#queue.run(async () => {
      if (this.#stopped) return failure('noSuchClass')
      const reply = await change(this.#context())
      await this.touch()
      await this.superviseAll()
      return reply
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

  /** Looks after every world that is still played; one whose match was closed is over. */
  async superviseAll(): Promise<void> {
    for (const [index, world] of this.#classroom.rounds.at(-1)?.worlds.entries() ?? []) {
      if (world.ended !== undefined || this.#supervisors.has(world.match)) continue
      const match = await this.#deps.matches.find(world.match)
      if (match !== undefined) {
        this.#supervise(index, match)
        continue
      }
      const closed = await this.#deps.matches.closedAt(world.match)
      if (closed !== undefined) this.#changeLater((context) => keepEnd(context, index, closedWorldEnd(closed)))
    }
  }

  /** Stops supervising, and waits for changes under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const supervisor of this.#supervisors.values()) supervisor.stop()
    await this.#queue.settled()
  }

  #context(): ClassContext {
    const classroom = () => this.#classroom
    const { matches, clock } = this.#deps
    return {
      get classroom() {
        return classroom()
      },
      scenario: this.#scenario,
      matches,
      clock,
      isPresent: (student) => this.isPresent(student),
      keep: (next, ...details) => this.#keep(next, details),
    }
  }

  async #keep(classroom: Classroom, details: readonly ClassAuditDetail[]): Promise<void> {
    const at = this.#deps.clock.now()
    const entries = details.map((detail) => ({ at, ...detail }))
    await this.#log.write(entries, classroom)
    this.#classroom = classroom
  }

  #supervise(index: number, match: Match): void {
    const { clock } = this.#deps
    const { coming } = this.#classroom.rounds.at(-1)!.worlds[index]!
    if (coming) match.inject(coming.window, coming.injections)
    const onExcused = (power: string) =>
      this.#changeLater(({ classroom, keep }) => keep(classroom, { did: 'excused', world: index, power }))
    const onEnded = (ended: Match) =>
      this.#changeLater(async (context) => {
        await keepEnd(context, index, worldEndOf(ended))
        this.#supervisors.delete(match.setup.id)
      })
    this.#supervisors.set(match.setup.id, new Supervisor({ clock, onExcused, onEnded }, match))
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

/** Keeps how a world of the round ended. */
const keepEnd = ({ classroom, keep }: ClassContext, index: number, ended: WorldEnd): Promise<void> =>
  keep(replaceWorld(classroom, index, ({ coming: _, ...world }) => ({ ...world, ended })))
