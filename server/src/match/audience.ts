import type { GameEvent } from '#shared/events/index'
import type { ViewMessage } from '#shared/protocol/messages'
import type { Clock } from './clock.ts'
import { Lookers } from './lookers.ts'
import type { Onlooker } from './onlooker.ts'
import type { Subscriber } from './publish.ts'

export interface AudienceParts {
  readonly clock: Clock
  /** The seat somebody acts for; −1 for spectators and guests. */
  seatOf(one: Onlooker): number
  /** What somebody gets when this has happened. */
  messageFor(one: Onlooker, events: readonly GameEvent[]): ViewMessage
  onFault(fault: unknown): void
  /** Told when somebody has left. */
  onLeft(): void
}

/** Everybody who looks at one match: those who listen to views, those who ask now and then, and watchers of its facts. */
export class Audience {
  readonly #parts: AudienceParts
  readonly #subscribers = new Set<Subscriber>()
  readonly #watchers = new Set<() => void>()
  readonly #lookers: Lookers

  constructor(parts: AudienceParts) {
    this.#parts = parts
    this.#lookers = new Lookers(parts.clock, () => this.#left())
  }

  get isEmpty(): boolean {
    return this.#subscribers.size + this.#watchers.size + this.#lookers.size === 0
  }

  /** Somebody, or one person, looks at the match from this seat now. */
  isPresent(seat: number, person?: string): boolean {
    return (
      [...this.#subscribers].some((one) => this.#sitsAt(one, seat, person)) || this.#lookers.isPresent(seat, person)
    )
  }

  /** Adds a listener; an older one of the same person must go. Returns how to take it off again. */
  add(subscriber: Subscriber): () => void {
    this.displace(this.#parts.seatOf(subscriber), subscriber.person)
    this.#subscribers.add(subscriber)
    return () => {
      this.#subscribers.delete(subscriber)
      this.#left()
    }
  }

  #sitsAt(one: Onlooker, seat: number, person: string | undefined): boolean {
    return this.#parts.seatOf(one) === seat && (person === undefined || (one.person ?? person) === person)
  }

  /** Takes off whoever listens from this seat, or one person of it, and tells them. */
  displace(seat: number, person?: string): void {
    for (const one of this.#subscribers) {
      if (seat < 0 || !this.#sitsAt(one, seat, person)) continue
      this.#subscribers.delete(one)
      this.#attempt(() => one.displaced?.())
    }
  }

  /** Calls back whenever the public facts may have changed. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => {
      this.#watchers.delete(watcher)
      this.#parts.onLeft()
    }
  }

  /** Somebody asks for news; true when the seat had not been there. */
  look(one: Onlooker): boolean {
    return this.#lookers.look(this.#parts.seatOf(one), one.person)
  }

  /** Sends one viewer its view. A line that breaks is that viewer's trouble, never the match's. */
  tell(subscriber: Subscriber, events: readonly GameEvent[]): void {
    this.#attempt(() => subscriber.send(this.#parts.messageFor(subscriber, events)))
  }

  /** Sends everybody their view, and tells the watchers. */
  tellAll(events: readonly GameEvent[]): void {
    for (const subscriber of this.#subscribers) this.tell(subscriber, events)
    this.tellWatchers()
  }

  /** Sends everybody on a seat their view. */
  tellSeat(seat: number): void {
    for (const one of this.#subscribers) if (this.#parts.seatOf(one) === seat) this.tell(one, [])
  }

  tellWatchers(): void {
    for (const watcher of this.#watchers) this.#attempt(watcher)
  }

  #left(): void {
    this.tellWatchers()
    this.#parts.onLeft()
  }

  /** One listener that fails costs the others nothing. */
  #attempt(tell: () => void): void {
    try {
      tell()
    } catch (fault) {
      this.#parts.onFault(fault)
    }
  }
}
