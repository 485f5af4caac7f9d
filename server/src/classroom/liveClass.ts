import type { Scenario } from '#shared/scenario/schema'
import type { Clock } from '../match/clock.ts'
import type { JournalEntry } from '../match/journal.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { TaskQueue } from '../match/taskQueue.ts'
import type { ClassStore } from '../store/classStore.ts'
import type { ClassDeed } from './classDeeds.ts'
import { ClassLog } from './classLog.ts'
import { type Desk, powersOf, type Refused, refused } from './desk.ts'
import { endOf } from './facts.ts'
import { Presence } from './presence.ts'
import { type ClassRoom, currentRound, withWorld } from './room.ts'
import { Supervisor } from './supervisor.ts'

export interface LiveClassParts {
  readonly store: ClassStore
  readonly matches: Matches
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** How often it is noted that a class is used, in milliseconds. */
const HOUR = 3_600_000

/** A class that somebody uses: its room, who is there, and the worlds it looks after. One change after the other. */
export class LiveClass {
  readonly #parts: LiveClassParts
  readonly #scenario: Scenario
  readonly #queue = new TaskQueue()
  readonly #log: ClassLog
  readonly #presence: Presence
  /** By match. */
  readonly #supervisors = new Map<string, Supervisor>()
  #room: ClassRoom
  #touchedAt: number
  #stopped = false

  constructor(parts: LiveClassParts, room: ClassRoom, scenario: Scenario, touchedAt: number) {
    this.#parts = parts
    this.#scenario = scenario
    this.#room = room
    this.#touchedAt = touchedAt
    this.#log = new ClassLog(parts.store, room.id)
    this.#presence = new Presence(parts.clock)
  }

  get room(): ClassRoom {
    return this.#room
  }

  /** Ids of the powers of each world, in seat order. */
  get powers(): readonly string[] {
    return powersOf({ room: this.#room, scenario: this.#scenario })
  }

  /** When it was last used, milliseconds since 1970. */
  get touchedAt(): number {
    return this.#touchedAt
  }

  /** The match of a world that is still played; undefined when it has ended. */
  matchOf(match: string): Match | undefined {
    return this.#supervisors.get(match)?.match
  }

  /** A student's page has asked. */
  sign(student: string): void {
    this.#presence.sign(student)
  }

  /** In a match, or on a page of the class. */
  isPresent(student: string): boolean {
    if (this.#presence.isPresent(student)) return true
    const place = this.#room.students.find(({ id }) => id === student)?.place
    const world = place && currentRound(this.#room)?.worlds[place.world]
    const match = world && this.matchOf(world.match)
    return match?.isThere(match.seats.seatOf(place?.power ?? ''), student) ?? false
  }

  /** Applies one change after all before it. */
  change<Reply extends object>(change: (desk: Desk) => Promise<Reply | Refused>): Promise<Reply | Refused> {
    return this.#queue.run(async () => {
      if (this.#stopped) return refused('noSuchClass')
      const reply = await change(this.#desk())
      await this.touch()
      await this.superviseAll()
      return reply
    })
  }

  /** Used: it is kept for as long again. */
  async touch(): Promise<void> {
    const { store, clock } = this.#parts
    const now = clock.now()
    if (now - this.#touchedAt < HOUR) return
    this.#touchedAt = now
    await store.touch(this.#room.id, now)
  }

  /** Writes down what was done in a match of the class. */
  note(entry: JournalEntry): Promise<void> {
    return this.#log.write([entry])
  }

  /** Looks after every world that is still played. */
  async superviseAll(): Promise<void> {
    for (const [index, world] of this.#room.rounds.at(-1)?.worlds.entries() ?? []) {
      if (world.ended !== undefined || this.#supervisors.has(world.match)) continue
      const match = await this.#parts.matches.find(world.match)
      if (match !== undefined) this.#supervise(index, match)
    }
  }

  /** Looks after nothing any more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const supervisor of this.#supervisors.values()) supervisor.stop()
    await this.#queue.settled()
  }

  #desk(): Desk {
    const room = () => this.#room
    const { matches, clock } = this.#parts
    return {
      get room() {
        return room()
      },
      scenario: this.#scenario,
      matches,
      clock,
      isPresent: (student) => this.isPresent(student),
      keep: (next, ...deeds) => this.#keep(next, deeds),
    }
  }

  async #keep(room: ClassRoom, deeds: readonly ClassDeed[]): Promise<void> {
    const at = this.#parts.clock.now()
    const entries = deeds.map((deed) => ({ at, ...deed }))
    await this.#log.write(entries, room)
    this.#room = room
  }

  #supervise(index: number, match: Match): void {
    const { clock, onFault } = this.#parts
    const { coming } = this.#room.rounds.at(-1)!.worlds[index]!
    if (coming) match.inject(coming.window, coming.injections)
    const later = (task: (desk: Desk) => Promise<void>) => {
      this.change(async (desk) => {
        await task(desk)
        return {}
      }).catch(onFault)
    }
    const onExcused = (power: string) => later(({ room, keep }) => keep(room, { did: 'excused', world: index, power }))
    const onEnded = (ended: Match) =>
      later(async ({ room, keep }) => {
        await keep(withWorld(room, index, ({ coming: _, ...world }) => ({ ...world, ended: endOf(ended) })))
        this.#supervisors.delete(match.setup.id)
      })
    this.#supervisors.set(match.setup.id, new Supervisor({ clock, onExcused, onEnded }, match))
  }
}
