import type { ViewMessage } from '#shared/protocol/messages'
import type { Clock } from './clock.ts'
import { Lookers } from './lookers.ts'
import type { Subscriber } from './publish.ts'

/** Somebody who looks, and how they have the seat they look from. */
export type Onlooker = Pick<Subscriber, 'viewer' | 'role'>

export interface AudienceParts {
  readonly clock: Clock
  /** The seat somebody acts for; −1 for spectators and guests. */
  seatOf(one: Onlooker): number
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

  /** Somebody looks at the match from this seat now. */
  isPresent(seat: number): boolean {
    const listens = [...this.#subscribers].some((one) => this.#parts.seatOf(one) === seat)
    return listens || this.#lookers.isPresent(seat)
  }

  /** Adds a listener; an older one of the same seat must go. Returns how to take it off again. */
  add(subscriber: Subscriber): () => void {
    this.displace(this.#parts.seatOf(subscriber))
    this.#subscribers.add(subscriber)
    return () => {
      this.#subscribers.delete(subscriber)
      this.#left()
    }
  }

  /** Takes off whoever listens from this seat, and tells them. */
  displace(seat: number): void {
    for (const one of this.#subscribers) {
      if (seat < 0 || this.#parts.seatOf(one) !== seat) continue
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
    return this.#lookers.look(this.#parts.seatOf(one))
  }

  /** Sends one viewer its view. A line that breaks is that viewer's trouble, never the match's. */
  tell(subscriber: Subscriber, messageFor: (one: Onlooker) => ViewMessage): void {
    this.#attempt(() => subscriber.send(messageFor(subscriber)))
  }

  tellAll(messageFor: (one: Onlooker) => ViewMessage): void {
    for (const subscriber of this.#subscribers) this.tell(subscriber, messageFor)
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
