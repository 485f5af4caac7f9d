import { parseRefusal } from '#shared/protocol/connection'
import type { CommandInput, CommandName, MatchFactsMessage, Reply, ViewMessage } from '#shared/protocol/messages'
import type { Problem } from '#shared/view/phrase'
import type { ConnectionStatus, TransportKind } from '../store/game.ts'
import { TRANSPORT_KINDS } from '../store/rememberedTransport.ts'
import { reachServer } from './api.ts'
import { ApiError, isRefusal, renewConnections } from './call.ts'
import { onComingBack } from './comingBack.ts'
import { openLocal } from './localTransport.ts'
import { PendingMarks } from './marks.ts'
import { openPoll } from './pollTransport.ts'
import { openSocket } from './socketTransport.ts'
import { openStream } from './streamTransport.ts'
import type { MatchHistory, OpenTransport, RoomFacts, Transport, TransportListener } from './transport.ts'

/** How each transport is opened. */
export const OPEN: Readonly<Record<TransportKind, OpenTransport>> = {
  socket: openSocket,
  stream: openStream,
  poll: openPoll,
  local: openLocal,
}
/** Failures in a row before the connection tries the next transport. */
const TRIES = 2
/** Statuses of a refusal that trying again cannot mend. */
const FINAL = [400, 403, 404, 426]
/** How long a transport may take to bring the first view, before the next one is tried. */
export const VIEW_MILLISECONDS = 8000
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
  /** Number of the line in use, or of the one that is being opened: what an older one still brings is ignored. */
  #line = 0
  #wasLive = false
  #failures = 0
  #attempt = 0
  /** Runs until the first view of a line, or until the next line is opened. */
  #timer: ReturnType<typeof setTimeout> | undefined
  #isWaiting = false
  #ignorePauses: (() => void) | undefined
  /** Commands sent that have not been replied to. */
  readonly #pending = new PendingMarks()

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#kind = options.transport
  }

  /** Connects, and again whenever the connection is lost. */
  open(): void {
    this.#ignorePauses ??= onComingBack(() => this.#comeBack())
    this.#drop()
    const line = this.#line
    if (this.#kind !== 'local') this.#timer = setTimeout(() => void this.#noView(line), VIEW_MILLISECONDS)
    this.#connect(line).catch((fault: unknown) => this.#failed(line, fault))
  }

  close(): void {
    this.#ignorePauses?.()
    this.#ignorePauses = undefined
    this.#drop()
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
    const [transport, line] = [this.#transport, this.#line]
    if (transport === undefined) throw new Error('the connection is down')
    const mark = this.#pending.markOf(command, JSON.stringify(input))
    try {
      const reply = await transport.request(command, { ...input, mark })
      this.#pending.settle(command, mark)
      return reply
    } catch (fault) {
      if (!isRefusal(fault)) {
        renewConnections()
        this.#lost(line, false)
      }
      throw fault
    }
  }

  /** Uses the transport that worked last; one that fails while the server answers makes room for the next. */
  async #connect(line: number): Promise<void> {
    const { match, token, listener } = this.#options
    const ifCurrent =
      <Args extends readonly unknown[]>(hear: (...args: Args) => void) =>
      (...args: Args) => {
        if (line === this.#line) hear(...args)
      }
    const transport = await OPEN[this.#kind](match, token, {
      view: ifCurrent((message) => this.#receive(message)),
      chat: ifCurrent((message) => listener.chat(message)),
      facts: ifCurrent((facts) => listener.facts(copyOf(facts))),
      clock: ifCurrent((clock) => listener.clock(clock)),
      lost: (displaced) => this.#lost(line, displaced),
    })
    if (line !== this.#line) {
      transport.close()
      return
    }
    this.#transport = transport
    await this.#loadHistory()
  }

  #receive(message: ViewMessage): void {
    clearTimeout(this.#timer)
    this.#attempt = 0
    this.#failures = 0
    this.#wasLive = true
    this.#options.listener.view(message)
    this.#report('live')
  }

  async #loadHistory(): Promise<void> {
    const line = this.#line
    const history = await this.#transport?.history()
    if (history !== undefined && line === this.#line) this.#options.listener.history(history)
  }

  #lost(line: number, displaced: boolean): void {
    if (line !== this.#line) return
    this.#drop()
    if (displaced) this.#report('takenOver')
    else this.#retry()
  }

  #failed(line: number, fault: unknown): void {
    if (line !== this.#line) return
    this.#drop()
    const refusal = finalProblem(fault)
    if (refusal !== undefined) {
      this.#report('refused', refusal)
      return
    }
    if (!(fault instanceof ApiError) && ++this.#failures >= TRIES) this.#tryNextKind()
    this.#retry()
  }

  /** Nothing fails, and nothing comes: where the server can be reached otherwise, this transport is held up on the way. */
  async #noView(line: number): Promise<void> {
    if (line !== this.#line) return
    this.#drop()
    const dropped = this.#line
    renewConnections()
    this.#report(this.#wasLive ? 'reconnecting' : 'connecting')
    const isReached = await reachServer().then(
      () => true,
      () => false,
    )
    if (dropped !== this.#line) return
    if (isReached) this.#tryNextKind()
    this.#retry()
  }

  /** After the last transport comes the first again: the network may be another one by now. */
  #tryNextKind(): void {
    this.#failures = 0
    if (this.#kind === 'local') return
    this.#kind = TRANSPORT_KINDS[(TRANSPORT_KINDS.indexOf(this.#kind) + 1) % TRANSPORT_KINDS.length]!
  }

  #retry(): void {
    this.#report(this.#wasLive ? 'reconnecting' : 'connecting')
    const wait = BACKOFF_MILLISECONDS[Math.min(this.#attempt, BACKOFF_MILLISECONDS.length - 1)]!
    this.#attempt++
    clearTimeout(this.#timer)
    this.#isWaiting = true
    this.#timer = setTimeout(() => this.open(), wait)
  }

  /** The page is seen again, or the network is back: nothing is waited for that can be found out now. */
  #comeBack(): void {
    if (this.#isWaiting) this.open()
    else this.#transport?.check?.()
  }

  /** Gives up the line, if there is one, and what it would still bring. */
  #drop(): void {
    this.#line++
    clearTimeout(this.#timer)
    this.#isWaiting = false
    this.#transport?.close()
    this.#transport = undefined
  }

  #report(status: ConnectionStatus, refusal?: Problem): void {
    const state = { status, transport: this.#kind }
    this.#options.listener.state(refusal === undefined ? state : { ...state, refusal })
  }
}

/** The Colyseus client keeps changing a room's facts in place: a listener gets a copy. */
function copyOf(facts: RoomFacts): MatchFactsMessage {
  const { held, paused, extended, overtime, led, absences, next, commitment, talk } = facts
  const seats = [...facts.seats].map(({ power, name, human, program, connected, ready, away, ...rest }) => {
    const { awayUntil, host, pauseVote, timeBank } = rest
    return { power, name, human, program, connected, ready, away, awayUntil, host, pauseVote, timeBank }
  })
  const requests = [...facts.requests].map(({ id, power, name, program, state, away, yes, no, needed }) => {
    return { id, power, name, program, state, away, yes: [...yes], no: [...no], needed }
  })
  const conduct = [...facts.conduct].map(({ power, measure, state, year, votes, needed, reasons }) => {
    return { power, measure, state, year, votes, needed, reasons: [...reasons] }
  })
  return { held, paused, extended, overtime, led, absences, next, commitment, talk, requests, conduct, seats }
}

/** Why trying again is useless; undefined when it is not. A room refuses with a line of ours as its message. */
function finalProblem(fault: unknown): Problem | undefined {
  if (fault instanceof ApiError) return FINAL.includes(fault.status) ? fault.problem : undefined
  return fault instanceof Error ? (parseRefusal(fault.message) as Problem | undefined) : undefined
}
