import type { ClockWish, Reply, ViewMessage } from '#shared/protocol/messages'
import type { Say } from '#shared/protocol/talk'
import { dated } from '#shared/view/dated'
import type { Problem } from '#shared/view/phrase'
import {
  carriedBy,
  changedSlots,
  delegation,
  feed,
  goneReason,
  matchFacts,
  observation,
  orders,
  ready,
  readyWanted,
  saving,
  status,
  takeClock,
  takeIn,
  WAYS,
  type Way,
} from '../store/game.ts'
import { hear, talkRule } from '../store/talk.ts'
import { Refused } from './api.ts'
import type { ActName, Carrier, OpenCarrier, RoomFacts } from './carrier.ts'
import { openHere } from './hereCarrier.ts'
import { openPoll } from './pollCarrier.ts'
import { openSocket } from './socketCarrier.ts'
import { openStream } from './streamCarrier.ts'

const OPEN: Readonly<Record<Way, OpenCarrier>> = {
  socket: openSocket,
  stream: openStream,
  poll: openPoll,
  here: openHere,
}
/** Failures in a row before the line takes the next way. */
const TRIES = 2
/** Statuses of a refusal that trying again cannot mend. */
const FINAL = [400, 403, 404, 426]
const BACKOFF_MILLISECONDS = [300, 600, 1200, 2500, 5000] as const

/**
 * The line to one match. It comes back by itself for as long as it is open: the seat token, not the socket, is the
 * seat, so a dropped network, a sleeping phone and a restarted server are all the same to it.
 */
export class Line {
  readonly #match: string
  readonly #token: string | undefined
  #carrier: Carrier | undefined
  #failures = 0
  #closed = false
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param token opens a seat, or a seat's shoulder; without one the line is a spectator's */
  constructor(match: string, token: string | undefined) {
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
    this.#carrier?.close()
    this.#carrier = undefined
  }

  /** Sends the orders as they stand; the promise resolves with the server's word, or rejects when the line is down. */
  sendOrders(): Promise<Reply> {
    const changed = delegation.value === undefined ? {} : { changed: changedSlots() }
    return this.#request('draft', { window: observation.value?.window.number ?? 0, orders: orders.value, ...changed })
  }

  sendReady(isReady: boolean): Promise<Reply> {
    return this.#request('ready', { window: observation.value?.window.number ?? 0, ready: isReady })
  }

  /** Turns this person's key for an order of their delegation. */
  approve(slot: string): Promise<Reply> {
    return this.#request('approve', { window: observation.value?.window.number ?? 0, slot })
  }

  wishTime(wish: ClockWish): Promise<Reply> {
    return this.#request('clock', { window: observation.value?.window.number ?? 0, wish })
  }

  /** Takes the year back, in a match nobody else plays. */
  async undoYear(): Promise<void> {
    await this.#carrier?.undoYear?.()
    feed.value = []
    await this.#fillPast()
  }

  say(say: Say): Promise<Reply> {
    return this.#request('say', say)
  }

  async #request(act: ActName, payload: object): Promise<Reply> {
    if (this.#carrier === undefined) throw new Error('the line is down')
    return await this.#carrier.request(act, payload)
  }

  /** By the way that last worked; one that fails while the server answers all the same makes room for the next. */
  async #connect(): Promise<void> {
    const ears = {
      view: (message: ViewMessage) => this.#receive(message),
      word: hear,
      facts: takeFacts,
      clock: takeClock,
      lost: (takenByNewerTab: boolean) => this.#left(takenByNewerTab),
    }
    const carrier = await OPEN[carriedBy.value](this.#match, this.#token, ears)
    if (this.#closed) {
      carrier.close()
      return
    }
    this.#carrier = carrier
    await this.#fillPast()
  }

  #receive(message: ViewMessage): void {
    const sameWindow = observation.value?.window.number === message.observation.window.number
    const unsent = sameWindow && saving.value !== 'saved'
    this.#attempt = 0
    this.#failures = 0
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
    if (!readyWanted.value) return
    const asked = observation.value?.window.number
    const { ok } = await this.sendReady(true)
    if (observation.value?.window.number === asked) ready.value = ok
  }

  /** The story so far, for somebody who comes back. */
  async #fillPast(): Promise<void> {
    const past = await this.#carrier?.past()
    if (past === undefined) return
    talkRule.value = past.rule
    for (const word of past.words) hear(word)
    const entries = dated(
      past.windows.flatMap(({ events }) => events),
      1,
    )
    if (entries.length > feed.value.length) feed.value = entries
  }

  #left(takenByNewerTab: boolean): void {
    this.#carrier = undefined
    if (this.#closed) return
    if (takenByNewerTab) status.value = 'taken'
    else this.#retry()
  }

  #failed(fault: unknown): void {
    if (this.#closed) return
    const why = finalProblem(fault)
    if (why === undefined) {
      if (!(fault instanceof Refused)) this.#countFailure()
      this.#retry()
      return
    }
    goneReason.value = why
    status.value = 'gone'
  }

  #countFailure(): void {
    this.#failures++
    if (this.#failures < TRIES) return
    this.#failures = 0
    if (carriedBy.value !== 'here') carriedBy.value = WAYS[WAYS.indexOf(carriedBy.value) + 1] ?? carriedBy.value
  }

  #retry(): void {
    status.value = observation.value === undefined ? 'connecting' : 'reconnecting'
    const wait = BACKOFF_MILLISECONDS[Math.min(this.#attempt, BACKOFF_MILLISECONDS.length - 1)]!
    this.#attempt++
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.open(), wait)
  }
}

/** Copies what is to be shown: a room's facts are a live thing of its own. */
function takeFacts({ held, paused, extended, overtime, led, next, seats }: RoomFacts): void {
  const rows = [...seats].map(({ power, name, human, connected, ready: done, away, host, wishes, bank }) => {
    return { power, name, human, connected, ready: done, away, host, wishes, bank }
  })
  matchFacts.value = { held, paused, extended, overtime, led, next, seats: rows }
}

/** Why trying again is useless; undefined when it is not. The room refuses with our text keys as messages. */
function finalProblem(fault: unknown): Problem | undefined {
  if (fault instanceof Refused) return FINAL.includes(fault.status) ? fault.problem : undefined
  const key = fault instanceof Error && fault.message.startsWith('problem.') ? fault.message : undefined
  return key === undefined ? undefined : { key, args: {} }
}
