import { dated } from '#shared/events/dated'
import type { ChatInput } from '#shared/protocol/chat'
import type { ClockRequestKind, CommandInput, CommandName, Reply, ViewMessage } from '#shared/protocol/messages'
import type { Problem } from '#shared/view/phrase'
import { chatRule, receiveChat } from '../store/chat.ts'
import {
  applyClock,
  applyView,
  changedSlots,
  connectionRefusal,
  connectionStatus,
  matchFacts,
  newsFeed,
  observation,
  orders,
  ownDelegation,
  ready,
  readyWanted,
  saving,
  TRANSPORT_KINDS,
  type TransportKind,
  transportKind,
} from '../store/game.ts'
import { ApiError } from './call.ts'
import { openLocal } from './localTransport.ts'
import { PendingMarks } from './marks.ts'
import { openPoll } from './pollTransport.ts'
import { openSocket } from './socketTransport.ts'
import { openStream } from './streamTransport.ts'
import type { OpenTransport, RoomFacts, Transport } from './transport.ts'

const OPEN: Readonly<Record<TransportKind, OpenTransport>> = {
  socket: openSocket,
  stream: openStream,
  poll: openPoll,
  local: openLocal,
}
/** Failures in a row before the connection tries the next transport. */
const TRIES = 2
/** Statuses of a refusal that trying again cannot mend. */
const FINAL = [400, 403, 404, 426]
const BACKOFF_MILLISECONDS = [300, 600, 1200, 2500, 5000] as const

/**
 * The connection to one match. It reconnects by itself for as long as it is open: the seat token, not the socket, is the
 * seat, so a dropped network, a sleeping phone and a restarted server are all the same to it.
 */
export class Connection {
  readonly #match: string
  readonly #token: string | undefined
  #transport: Transport | undefined
  #failures = 0
  #closed = false
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Commands sent that have not been replied to. */
  readonly #pending = new PendingMarks()

  /** @param token of a seat, or of a seat's guest; without one the connection is a spectator's */
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
    this.#transport?.close()
    this.#transport = undefined
  }

  /** Sends the orders as they stand. Resolves with the server's reply, rejects when the connection is down. */
  sendOrders(): Promise<Reply> {
    const changed = ownDelegation.value === undefined ? {} : { changed: changedSlots() }
    return this.#request('draft', { window: observation.value?.window.number ?? 0, orders: orders.value, ...changed })
  }

  sendReady(isReady: boolean): Promise<Reply> {
    return this.#request('ready', { window: observation.value?.window.number ?? 0, ready: isReady })
  }

  /** Says yes or no to a newcomer who asks for a seat. */
  answerRequest(request: string, yes: boolean): Promise<Reply> {
    return this.#request('admit', { request, yes })
  }

  /** Turns this person's key for an order of their delegation. */
  approve(slot: string): Promise<Reply> {
    return this.#request('approve', { window: observation.value?.window.number ?? 0, slot })
  }

  sendClockRequest(request: ClockRequestKind): Promise<Reply> {
    return this.#request('clock', { window: observation.value?.window.number ?? 0, request })
  }

  /** Takes the year back, in a match on this device. */
  async undoYear(): Promise<void> {
    await this.#transport?.undoYear?.()
    newsFeed.value = []
    await this.#fillPast()
  }

  sendChat(message: ChatInput): Promise<Reply> {
    return this.#request('chat', message)
  }

  /** @throws when the connection is down, or goes down before the server has replied: the act keeps its mark then */
  async #request<Name extends CommandName>(command: Name, input: CommandInput<Name>): Promise<Reply> {
    if (this.#transport === undefined) throw new Error('the connection is down')
    const mark = this.#pending.markOf(command, JSON.stringify(input))
    const reply = await this.#transport.request(command, { ...input, mark })
    this.#pending.settle(command, mark)
    return reply
  }

  /** Uses the transport that worked last; one that fails while the server answers makes room for the next. */
  async #connect(): Promise<void> {
    const listener = {
      view: (message: ViewMessage) => this.#receive(message),
      chat: receiveChat,
      facts: takeFacts,
      clock: applyClock,
      lost: (displaced: boolean) => this.#left(displaced),
    }
    const transport = await OPEN[transportKind.value](this.#match, this.#token, listener)
    if (this.#closed) {
      transport.close()
      return
    }
    this.#transport = transport
    await this.#fillPast()
  }

  #receive(message: ViewMessage): void {
    const sameWindow = observation.value?.window.number === message.observation.window.number
    const unsent = sameWindow && saving.value !== 'saved'
    this.#attempt = 0
    this.#failures = 0
    connectionStatus.value = 'live'
    applyView(message)
    if (unsent || (sameWindow && readyWanted.value && !message.ready)) this.#resend(unsent)
  }

  /** Orders and readiness given while the connection was down are sent when it is back. */
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

  /** Fetches what happened and was said before the connection was opened. */
  async #fillPast(): Promise<void> {
    const past = await this.#transport?.history()
    if (past === undefined) return
    chatRule.value = past.rule
    for (const message of past.chat) receiveChat(message)
    const entries = dated(
      past.windows.flatMap(({ events }) => events),
      1,
    )
    if (entries.length > newsFeed.value.length) newsFeed.value = entries
  }

  #left(displaced: boolean): void {
    this.#transport = undefined
    if (this.#closed) return
    if (displaced) connectionStatus.value = 'takenOver'
    else this.#retry()
  }

  #failed(fault: unknown): void {
    if (this.#closed) return
    const why = finalProblem(fault)
    if (why === undefined) {
      if (!(fault instanceof ApiError)) this.#countFailure()
      this.#retry()
      return
    }
    connectionRefusal.value = why
    connectionStatus.value = 'refused'
  }

  #countFailure(): void {
    this.#failures++
    if (this.#failures < TRIES) return
    this.#failures = 0
    if (transportKind.value !== 'local')
      transportKind.value = TRANSPORT_KINDS[TRANSPORT_KINDS.indexOf(transportKind.value) + 1] ?? transportKind.value
  }

  #retry(): void {
    connectionStatus.value = observation.value === undefined ? 'connecting' : 'reconnecting'
    const wait = BACKOFF_MILLISECONDS[Math.min(this.#attempt, BACKOFF_MILLISECONDS.length - 1)]!
    this.#attempt++
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.open(), wait)
  }
}

/** Copies what is shown: the Colyseus client keeps changing a room's facts in place. */
function takeFacts({ held, paused, extended, overtime, led, next, requests, seats }: RoomFacts): void {
  const rows = [...seats].map(({ power, name, human, connected, ready: done, away, host, pauseVote, timeBank }) => {
    return { power, name, human, connected, ready: done, away, host, pauseVote, timeBank }
  })
  const asked = [...requests].map(({ id, power, name, state, away, yes, no, needed }) => {
    return { id, power, name, state, away, yes: [...yes], no: [...no], needed }
  })
  matchFacts.value = { held, paused, extended, overtime, led, next, requests: asked, seats: rows }
}

/** Why trying again is useless; undefined when it is not. The room refuses with our text keys as messages. */
function finalProblem(fault: unknown): Problem | undefined {
  if (fault instanceof ApiError) return FINAL.includes(fault.status) ? fault.problem : undefined
  const key =
    fault instanceof Error && fault.message.startsWith('problem.') ? (fault.message as Problem['key']) : undefined
  return key === undefined ? undefined : { key, args: {} }
}
