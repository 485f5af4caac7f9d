import type { GameEvent } from '#shared/events/index'
import type { ViewMessage } from '#shared/protocol/messages'
import type { Clock } from '../lib/clock.ts'
import { PollingPresence } from './pollingPresence.ts'
import type { ViewerIdentity } from './viewerIdentity.ts'
import type { Subscriber } from './viewMessage.ts'

export interface BroadcasterDeps {
  readonly clock: Clock
  /** The seat somebody acts for; −1 for spectators and guests. */
  seatOf(one: ViewerIdentity): number
  /** What somebody gets when this has happened. */
  messageFor(one: ViewerIdentity, events: readonly GameEvent[]): ViewMessage
  onFault(fault: unknown): void
  /** Told when somebody has left. */
  onLeft(): void
}

/** Everybody who looks at one match: those who listen to views, those who ask now and then, and watchers of its facts. */
export class Broadcaster {
  readonly #deps: BroadcasterDeps
  readonly #subscribers = new Set<Subscriber>()
  readonly #watchers = new Set<() => void>()
  readonly #lookers: PollingPresence

  constructor(deps: BroadcasterDeps) {
    this.#deps = deps
    this.#lookers = new PollingPresence(deps.clock, () => this.#left())
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
    this.displace(this.#deps.seatOf(subscriber), subscriber.person)
    this.#subscribers.add(subscriber)
    return () => {
      this.#subscribers.delete(subscriber)
      this.#left()
    }
  }

  #sitsAt(one: ViewerIdentity, seat: number, person: string | undefined): boolean {
    return this.#deps.seatOf(one) === seat && (person === undefined || (one.person ?? person) === person)
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
      this.#deps.onLeft()
    }
  }

  /** Somebody asks for news; true when the seat had not been there. */
  touch(one: ViewerIdentity): boolean {
    return this.#lookers.touch(this.#deps.seatOf(one), one.person)
  }

  /** Sends one viewer its view. A line that breaks is that viewer's trouble, never the match's. */
  tell(subscriber: Subscriber, events: readonly GameEvent[]): void {
    this.#attempt(() => subscriber.send(this.#deps.messageFor(subscriber, events)))
  }

  /** Sends everybody their view, and tells the watchers. */
  tellAll(events: readonly GameEvent[]): void {
    for (const subscriber of this.#subscribers) this.tell(subscriber, events)
    this.tellWatchers()
  }

  /** Sends everybody on a seat their view. */
  tellSeat(seat: number): void {
    for (const one of this.#subscribers) if (this.#deps.seatOf(one) === seat) this.tell(one, [])
  }

  tellWatchers(): void {
    for (const watcher of this.#watchers) this.#attempt(watcher)
  }

  #left(): void {
    this.tellWatchers()
    this.#deps.onLeft()
  }

  /** One listener that fails costs the others nothing. */
  #attempt(tell: () => void): void {
    try {
      tell()
    } catch (fault) {
      this.#deps.onFault(fault)
    }
  }
}
