import { parseRefusal } from '#shared/protocol/connection'
import type { CommandInput, CommandName, MatchFactsMessage, Reply, ViewMessage } from '#shared/protocol/messages'
import type { Problem } from '#shared/view/phrase'
import { type ConnectionStatus, TRANSPORT_KINDS, type TransportKind } from '../store/game.ts'
import { ApiError } from './call.ts'
import { openLocal } from './localTransport.ts'
import { PendingMarks } from './marks.ts'
import { openPoll } from './pollTransport.ts'
import { openSocket } from './socketTransport.ts'
import { openStream } from './streamTransport.ts'
import type { MatchHistory, OpenTransport, RoomFacts, Transport, TransportListener } from './transport.ts'

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

/** The state of a connection. */
export interface ConnectionState {
  readonly status: ConnectionStatus
  /** The transport in use, or the one that is tried next. */
  readonly transport: TransportKind
  /** Why the match cannot be opened; present exactly when the status is `refused`. */
  readonly refusal?: Problem
}

/** Receives all that a connection brings. */
export interface ConnectionListener extends Pick<TransportListener, 'view' | 'chat' | 'clock'> {
  facts(facts: MatchFactsMessage): void
  /** What happened and was said before the connection was opened; again after every reconnection. */
  history(history: MatchHistory): void
  /** `live` is told after every view. */
  state(state: ConnectionState): void
}

/** What a connection is opened with. */
export interface ConnectionOptions {
  readonly match: string
  /** Token of a seat, or of a seat's guest; without one the connection is a spectator's. */
  readonly token: string | undefined
  /** The transport to begin with. */
  readonly transport: TransportKind
  readonly listener: ConnectionListener
}

/**
 * The connection to one match. It reconnects by itself for as long as it is open: the seat token, not the socket, is the
 * seat, so a dropped network, a sleeping phone and a restarted server are all the same to it. Every command resolves with
 * the server's reply, and rejects when the connection is down or breaks before the reply; it keeps its mark then.
 */
export class Connection {
  readonly #options: ConnectionOptions
  #kind: TransportKind
  #transport: Transport | undefined
  #wasLive = false
  #failures = 0
  #closed = false
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Commands sent that have not been replied to. */
  readonly #pending = new PendingMarks()

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#kind = options.transport
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

  /** Takes the year back, in a local match. The listener gets the view and the shortened history. */
  async undoYear(): Promise<void> {
    await this.#transport?.undoYear?.()
    await this.#loadHistory()
  }

  /**
   * Sends a command; resolves with the server's reply.
   * @throws when the connection is down, or goes down before the server has replied: the command keeps its mark then
   */
  async request<Name extends CommandName>(command: Name, input: CommandInput<Name>): Promise<Reply> {
    if (this.#transport === undefined) throw new Error('the connection is down')
    const mark = this.#pending.markOf(command, JSON.stringify(input))
    const reply = await this.#transport.request(command, { ...input, mark })
    this.#pending.settle(command, mark)
    return reply
  }

  /** Uses the transport that worked last; one that fails while the server answers makes room for the next. */
  async #connect(): Promise<void> {
    const { match, token, listener } = this.#options
    const transport = await OPEN[this.#kind](match, token, {
      view: (message) => this.#receive(message),
      chat: (message) => listener.chat(message),
      facts: (facts) => listener.facts(copyOf(facts)),
      clock: (closesIn) => listener.clock(closesIn),
      lost: (displaced) => this.#lost(displaced),
    })
    if (this.#closed) {
      transport.close()
      return
    }
    this.#transport = transport
    await this.#loadHistory()
  }

  #receive(message: ViewMessage): void {
    this.#attempt = 0
    this.#failures = 0
    this.#wasLive = true
    this.#options.listener.view(message)
    this.#report('live')
  }

  async #loadHistory(): Promise<void> {
    const history = await this.#transport?.history()
    if (history !== undefined) this.#options.listener.history(history)
  }

  #lost(displaced: boolean): void {
    this.#transport = undefined
    if (this.#closed) return
    if (displaced) this.#report('takenOver')
    else this.#retry()
  }

  #failed(fault: unknown): void {
    if (this.#closed) return
    const refusal = finalProblem(fault)
    if (refusal !== undefined) {
      this.#report('refused', refusal)
      return
    }
    if (!(fault instanceof ApiError)) this.#countFailure()
    this.#retry()
  }

  #countFailure(): void {
    this.#failures++
    if (this.#failures < TRIES || this.#kind === 'local') return
    this.#failures = 0
    this.#kind = TRANSPORT_KINDS[TRANSPORT_KINDS.indexOf(this.#kind) + 1] ?? this.#kind
  }

  #retry(): void {
    this.#report(this.#wasLive ? 'reconnecting' : 'connecting')
    const wait = BACKOFF_MILLISECONDS[Math.min(this.#attempt, BACKOFF_MILLISECONDS.length - 1)]!
    this.#attempt++
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.open(), wait)
  }

  #report(status: ConnectionStatus, refusal?: Problem): void {
    const state = { status, transport: this.#kind }
    this.#options.listener.state(refusal === undefined ? state : { ...state, refusal })
  }
}

/** The Colyseus client keeps changing a room's facts in place: a listener gets a copy. */
function copyOf(facts: RoomFacts): MatchFactsMessage {
  const { held, paused, extended, overtime, led, next, commitment, talk } = facts
  const seats = [...facts.seats].map(({ power, name, human, connected, ready, away, host, pauseVote, timeBank }) => {
    return { power, name, human, connected, ready, away, host, pauseVote, timeBank }
  })
  const requests = [...facts.requests].map(({ id, power, name, state, away, yes, no, needed }) => {
    return { id, power, name, state, away, yes: [...yes], no: [...no], needed }
  })
  const conduct = [...facts.conduct].map(({ power, measure, state, year, votes, needed, reasons }) => {
    return { power, measure, state, year, votes, needed, reasons: [...reasons] }
  })
  return { held, paused, extended, overtime, led, next, commitment, talk, requests, conduct, seats }
}

/** Why trying again is useless; undefined when it is not. A room refuses with a line of ours as its message. */
function finalProblem(fault: unknown): Problem | undefined {
  if (fault instanceof ApiError) return FINAL.includes(fault.status) ? fault.problem : undefined
  return fault instanceof Error ? (parseRefusal(fault.message) as Problem | undefined) : undefined
}
