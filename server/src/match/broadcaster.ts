import type { GameEvent } from '#shared/events/index'
import type { ViewMessage } from '#shared/protocol/messages'
import type { Clock } from '../lib/clock.ts'
import { Presence } from '../lib/presence.ts'
import type { SeatTable, SeatViewer } from './seatTable.ts'

/** One viewer's connection: a room's client, an event stream. It takes nothing but what was built for viewers. */
export interface Subscriber extends SeatViewer {
  send(message: ViewMessage): void
  /** Told when another connection has the seat now, or its token no longer opens anything; it is taken off by itself. */
  displaced?(): void
}

/** What the broadcaster needs of the rest of the server. */
export interface BroadcasterDeps {
  readonly clock: Clock
  onFault(fault: unknown): void
  /** Told when a viewer has left. */
  onRest?(): void
}

/** Is told of a match and does not keep it in memory. */
export interface Follower {
  /** The public facts may have changed. */
  changed(): void
  /** The match has been put to sleep, or its server stops: this object of it changes no more. */
  closed(): void
}

/** What is looked at. */
export interface ViewSource {
  readonly seats: SeatTable
  /** What a viewer gets when this has happened. */
  messageFor(viewer: SeatViewer, events: readonly GameEvent[]): ViewMessage
}

/** Who looks at a match, for those who only ask or want to be told. */
export type MatchViewers = Pick<Broadcaster, 'isPresent' | 'hasCome' | 'watch' | 'follow' | 'hold' | 'sendSeat'>

/** All viewers of one match: those who hold a connection, those who poll, and watchers and followers of its public facts. */
export class Broadcaster {
  readonly #deps: BroadcasterDeps
  readonly #source: ViewSource
  /** With when each came, milliseconds since 1970. */
  readonly #subscribers = new Map<Subscriber, number>()
  readonly #followers = new Set<Follower>()
  /** One for each that keeps the match in memory without looking at it. */
  readonly #holds = new Set<object>()
  readonly #pollers: Presence
  #closed: Error | undefined

  constructor(deps: BroadcasterDeps, source: ViewSource) {
    this.#deps = deps
    this.#source = source
    this.#pollers = new Presence(deps.clock, () => this.#left())
  }

  /** Takes no further viewer: all who come are thrown this. */
  close(why: Error): void {
    this.#closed = why
    for (const follower of this.#followers) this.#attempt(() => follower.closed())
    this.#followers.clear()
  }

  get isEmpty(): boolean {
    return this.#subscribers.size + this.#holds.size + this.#pollers.size === 0
  }

  /**
   * Whether one who can close this seat's part of a window is connected: where it has advisers, a member who leads it, else any
   * viewer of it. With a person: whether that member is.
   */
  isPresent(seat: number, person?: string): boolean {
    const people = this.#source.seats.peopleAt(seat)
    if (person === undefined && people.some(({ adviser }) => adviser))
      return people.some(({ id, adviser }) => !adviser && this.isPresent(seat, id))
    const polls = person === undefined ? this.#pollers.hasPrefix(`${seat} `) : this.#pollers.has(`${seat} ${person}`)
    if (polls) return true
    for (const one of this.#subscribers.keys()) if (this.#sitsAt(one, seat, person)) return true
    return false
  }

  /**
   * Whether a viewer of this seat is connected who has given a sign after that: a line that was there before may be dead, and not yet found so.
   * @param since milliseconds since 1970
   */
  hasCome(seat: number, since: number): boolean {
    const polls = this.#pollers.hasPrefix(`${seat} `, since)
    return polls || [...this.#subscribers].some(([one, at]) => at > since && this.#sitsAt(one, seat, undefined))
  }

  /** Adds a subscriber; an older one of the same person must go. Returns how to take it off again. */
  add(subscriber: Subscriber): () => void {
    this.#requireOpen()
    const seat = this.#source.seats.seatActedFor(subscriber)
    if (seat !== undefined) this.displace(seat, subscriber.person)
    this.#subscribers.set(subscriber, this.#deps.clock.now())
    return () => {
      this.#subscribers.delete(subscriber)
      this.#left()
    }
  }

  /** Takes off all subscribers of this seat, or one of its members, and tells them. */
  displace(seat: number, person?: string): void {
    for (const one of this.#subscribers.keys()) {
      if (this.#sitsAt(one, seat, person)) this.#takeOff(one)
    }
  }

  /** Takes off all subscribers whose token no longer opens anything, guests among them, and tells them. */
  cutOff(): void {
    for (const one of this.#subscribers.keys()) if (!this.#source.seats.isOpenTo(one)) this.#takeOff(one)
  }

  /** Calls back whenever the public facts may have changed, and keeps the match in memory meanwhile. */
  watch(watcher: () => void): () => void {
    const release = this.hold()
    const unfollow = this.follow({ changed: watcher, closed: () => undefined })
    return () => {
      unfollow()
      release()
    }
  }

  /** Tells a follower of everything from now on. Returns how to end that. */
  follow(follower: Follower): () => void {
    this.#requireOpen()
    this.#followers.add(follower)
    return () => void this.#followers.delete(follower)
  }

  /** Keeps the match in memory until the returned function is called. */
  hold(): () => void {
    this.#requireOpen()
    const hold = {}
    this.#holds.add(hold)
    return () => {
      if (this.#holds.delete(hold)) this.#deps.onRest?.()
    }
  }

  /** A viewer has polled; true when they had not been present. All spectators count as one, all guests as another. */
  touch(viewer: SeatViewer): boolean {
    this.#requireOpen()
    return this.#pollers.touch(`${this.#source.seats.seatActedFor(viewer) ?? viewer.role} ${viewer.person ?? ''}`)
  }

  /** Sends one viewer its view. A connection that breaks is that viewer's trouble, never the match's. */
  send(subscriber: Subscriber, events: readonly GameEvent[] = []): void {
    this.#attempt(() => subscriber.send(this.#source.messageFor(subscriber, events)))
  }

  /** Sends every viewer their view, and notifies the watchers. */
  sendAll(events: readonly GameEvent[] = []): void {
    for (const subscriber of this.#subscribers.keys()) this.send(subscriber, events)
    this.notifyWatchers()
  }

  /** Sends all viewers who act for a seat their view. */
  sendSeat(seat: number): void {
    for (const one of this.#subscribers.keys()) if (this.#source.seats.seatActedFor(one) === seat) this.send(one)
  }

  notifyWatchers(): void {
    for (const follower of this.#followers) this.#attempt(() => follower.changed())
  }

  #requireOpen(): void {
    if (this.#closed !== undefined) throw this.#closed
  }

  #sitsAt(one: SeatViewer, seat: number, person: string | undefined): boolean {
    return this.#source.seats.seatActedFor(one) === seat && (person === undefined || (one.person ?? person) === person)
  }

  #takeOff(one: Subscriber): void {
    this.#subscribers.delete(one)
    this.#attempt(() => one.displaced?.())
  }

  #left(): void {
    this.notifyWatchers()
    this.#deps.onRest?.()
  }

  /** One viewer that fails costs the others nothing. */
  #attempt(send: () => void): void {
    try {
      send()
    } catch (fault) {
      this.#deps.onFault(fault)
    }
  }
}
