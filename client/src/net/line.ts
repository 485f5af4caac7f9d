import { Client, type Room } from 'colyseus.js'
import { PROTOCOL_VERSION, type Reply, type ViewMessage } from '#shared/protocol/messages'
import type { Problem } from '#shared/view/phrase'
import {
  type FeedEntry,
  feed,
  goneReason,
  held,
  observation,
  orders,
  ready,
  readyWanted,
  type SeatFact,
  saving,
  seatFacts,
  status,
  takeIn,
} from '../store/game.ts'
import { fetchEvents, openRoom, Refused } from './api.ts'

/** Close code by which the server says that a newer tab has the seat (server/src/rooms/matchRoom.ts). */
const TAKEN_BY_NEWER_TAB = 4100
/** Statuses of a refusal that trying again cannot mend. */
const FINAL = [400, 403, 404, 426]
const BACKOFF_MILLISECONDS = [300, 600, 1200, 2500, 5000] as const

/**
 * The line to one match. It comes back by itself for as long as it is open: the seat token, not the socket, is the
 * seat, so a dropped network, a sleeping phone and a restarted server are all the same to it.
 */
export class Line {
  readonly #match: string
  readonly #token: string
  #room: Room | undefined
  #closed = false
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(match: string, token: string) {
    this.#match = match
    this.#token = token
  }

  /** Connects, and again whenever the connection is lost. */
  open(): void {
    this.#closed = false
    this.#connect().catch((fault: unknown) => this.#failed(fault))
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#room?.leave().catch(() => undefined)
    this.#room = undefined
  }

  /** Sends the orders as they stand; the promise resolves with the server's word, or rejects when the line is down. */
  sendOrders(): Promise<Reply> {
    return this.#request('draft', { window: observation.value?.window.number ?? 0, orders: orders.value })
  }

  sendReady(isReady: boolean): Promise<Reply> {
    return this.#request('ready', { window: observation.value?.window.number ?? 0, ready: isReady })
  }

  async #request(type: string, payload: object): Promise<Reply> {
    if (this.#room === undefined) throw new Error('the line is down')
    return await this.#room.request<object, Reply>(type, payload, { timeout: 8000 })
  }

  async #connect(): Promise<void> {
    await openRoom(this.#match)
    const client = new Client(location.origin)
    const room = await client.joinById(this.#match, { token: this.#token, protocol: PROTOCOL_VERSION })
    if (this.#closed) {
      await room.leave()
      return
    }
    room.reconnection.enabled = false
    this.#room = room
    room.onMessage('view', (message: ViewMessage) => this.#receive(message))
    room.onStateChange((facts: RoomFacts) => takeFacts(facts))
    room.onLeave((code) => this.#left(code))
    await this.#fillFeed()
  }

  #receive(message: ViewMessage): void {
    const sameWindow = observation.value?.window.number === message.observation.window.number
    const unsent = sameWindow && saving.value !== 'saved'
    this.#attempt = 0
    status.value = 'live'
    takeIn(message)
    if (unsent || (sameWindow && readyWanted.value && !message.ready)) this.#resend(unsent)
  }

  /** What was ordered, and said, while the line was down goes out when it is back. */
  #resend(unsent: boolean): void {
    this.#sendAgain(unsent).catch(() => undefined)
  }

  async #sendAgain(unsent: boolean): Promise<void> {
    if (unsent) {
      const { ok } = await this.sendOrders()
      saving.value = ok ? 'saved' : 'unsaved'
      if (!ok) return
      ready.value = false
    }
    if (readyWanted.value) ready.value = (await this.sendReady(true)).ok
  }

  /** The story so far, for somebody who comes back. */
  async #fillFeed(): Promise<void> {
    const windows = await fetchEvents(this.#match, this.#token)
    let year = 1
    const entries: FeedEntry[] = []
    for (const { events } of windows) {
      for (const event of events) {
        if (event.type === 'yearBegan') year = event.year
        entries.push({ year, event })
      }
    }
    if (entries.length > feed.value.length) feed.value = entries
  }

  #left(code: number): void {
    this.#room = undefined
    if (this.#closed) return
    if (code === TAKEN_BY_NEWER_TAB) status.value = 'taken'
    else this.#retry()
  }

  #failed(fault: unknown): void {
    if (this.#closed) return
    const why = finalProblem(fault)
    if (why === undefined) {
      this.#retry()
      return
    }
    goneReason.value = why
    status.value = 'gone'
  }

  #retry(): void {
    status.value = observation.value === undefined ? 'connecting' : 'reconnecting'
    const wait = BACKOFF_MILLISECONDS[Math.min(this.#attempt, BACKOFF_MILLISECONDS.length - 1)]!
    this.#attempt++
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.open(), wait)
  }
}

/** The room's public state (server/src/rooms/matchFacts.ts). */
interface RoomFacts {
  readonly held: boolean
  readonly seats: Iterable<SeatFact>
}

function takeFacts(facts: RoomFacts): void {
  held.value = facts.held
  seatFacts.value = [...facts.seats].map(({ power, name, human, connected, ready: done, away }) => ({
    power,
    name,
    human,
    connected,
    ready: done,
    away,
  }))
}

/** Why trying again is useless; undefined when it is not. The room refuses with our text keys as messages. */
function finalProblem(fault: unknown): Problem | undefined {
  if (fault instanceof Refused) return FINAL.includes(fault.status) ? fault.problem : undefined
  const key = fault instanceof Error && fault.message.startsWith('problem.') ? fault.message : undefined
  return key === undefined ? undefined : { key, args: {} }
}
