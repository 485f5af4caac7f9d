import { type AuthContext, type Client, Room, ServerError } from '@colyseus/core'
import { CLOSE_CODES, refusalLine } from '#shared/protocol/connection'
import { LIMITS } from '#shared/protocol/limits'
import {
  COMMAND_NAMES,
  type CommandName,
  type JoinOptions,
  type Reply,
  type ViewMessage,
} from '#shared/protocol/messages'
import { viewEncoder } from '#shared/protocol/viewStream'
import type { RateLimiter } from '../lib/rateLimiter.ts'
import type { Dispatch } from '../match/commands.ts'
import type { Match } from '../match/match.ts'
import { rejection } from '../match/matchDeps.ts'
import type { Matches } from '../match/matches.ts'
import { type Principal, personKey } from '../match/principal.ts'
import { seatOptions } from '../match/seatOptions.ts'
import type { OpenLines } from '../web/openLines.ts'
import { authenticateJoin } from './authenticateJoin.ts'
import { conductRow, MatchFacts, requestRow, SeatFact } from './matchFacts.ts'
import { packView } from './packView.ts'

/** Sends views as changes to the one before, deflated. */
function deflated(client: Player): (view: ViewMessage) => void {
  const encode = viewEncoder()
  return (view) => client.sendBytes('view', packView(encode(view)))
}

/** Public facts that change within this time travel as one patch; also how often a room of a match looks whether any have changed. */
const FACTS_MILLISECONDS = 500

/** How many times the commands of a person a second a connection may send before it is closed. */
const FLOOD = 5

/** How long an empty room waits for a player to come back. */
const EMPTY_MILLISECONDS = 60_000

/** What all rooms share: the second argument of `defineRoom`. */
export interface MatchRoomDeps {
  readonly matches: Matches
  /** Streams and sockets that are open. */
  readonly lines: OpenLines
  /** How commands are done. */
  readonly dispatch: Dispatch
  /** Counts commands of each person, those over HTTP among them. */
  readonly mayCommand: RateLimiter
  /** Told of faults that no player can mend. */
  onFault(fault: unknown): void
}

/** What is kept of a caller between its reservation and its socket. */
export interface ReservedJoin {
  readonly options: JoinOptions
  /** Key of the caller's address. */
  readonly address: string
}

interface MatchRoomOptions extends MatchRoomDeps {
  /** Id of the match; every room is created with one (gameServer.ts). */
  readonly match?: string
}

type Player = Client<{ auth: Principal; userData: { leave(): void } }>

/** The socket side of one match: hands over commands, sends what is new. The room may go; the match stays. */
export class MatchRoom extends Room<{ state: MatchFacts; client: Player }> {
  override patchRate = FACTS_MILLISECONDS
  /** Who sends more than a person may is told so; who floods is cut off. */
  override maxMessagesPerSecond = FLOOD * LIMITS.commands.points
  /** An empty room stays for a while, so that a player who comes back finds it; see onLeave. */
  override autoDispose = false

  /**
   * One message per command, checked by `dispatch` as over HTTP. Not by the framework's `validate`: it answers what does
   * not fit in its own words, and cuts the connection of a client that asked for no answer. Other messages are ignored.
   */
  override messages = {
    ...Object.fromEntries(
      COMMAND_NAMES.map((name) => [name, (client: Player, input: unknown) => this.#command(client.auth, name, input)]),
    ),
    _: () => undefined,
  }

  #deps!: MatchRoomDeps
  #match!: Match
  #unwatch: (() => void) | undefined
  #closing: NodeJS.Timeout | undefined
  /** The public facts may have changed since they were read. */
  #isStale = false
  #shown = { requests: '[]', conduct: '[]' }

  override async onCreate({ match = '', ...deps }: MatchRoomOptions): Promise<void> {
    this.#deps = deps
    const found = await deps.matches.find(match)
    if (found === undefined) throw new ServerError(404, refusalLine(await deps.matches.reasonAbsent(match)))
    this.#match = found
    this.roomId = match
    this.state = new MatchFacts()
    this.#unwatch = found.viewers.watch(() => {
      this.#isStale = true
    })
    this.#refreshFacts()
    this.#closeLater()
  }

  /** Read once for all that has changed since the last patch: a table that gets ready changes them at every order. */
  override onBeforePatch(): void {
    if (this.#isStale) this.#refreshFacts()
  }

  override async onAuth(_client: Client, reserved: unknown, _context: AuthContext): Promise<Principal> {
    const principal = authenticateJoin(this.#match, (reserved as ReservedJoin).options)
    if ('problem' in principal) throw new ServerError(principal.status, refusalLine(principal.problem))
    return principal
  }

  override onJoin(client: Player, { address, options }: ReservedJoin): void {
    const principal = client.auth
    if (principal === undefined) return
    const close = this.#deps.lines.open(address, principal.seat !== undefined)
    if (close === undefined) throw new ServerError(429, 'problem.tooManyLines')
    clearTimeout(this.#closing)
    const leave = this.#match.subscribe({
      ...principal,
      send: options.plain ? this.#plainly(client, principal) : deflated(client),
      displaced: () => client.leave(CLOSE_CODES.displaced),
    })
    const mute = this.#match.chat.subscribe({
      ...principal,
      hear: (message) => client.send('chat', message),
    })
    client.userData = {
      leave() {
        leave()
        mute()
        close()
      },
    }
  }

  async #command(principal: Principal | undefined, name: CommandName, input: unknown): Promise<Reply> {
    const mayCommand =
      principal === undefined || (await this.#deps.mayCommand(personKey(this.#match.setup.id, principal)))
    return mayCommand ? this.#deps.dispatch(this.#match, principal, name, input) : rejection(LIMITS.commands.problem)
  }

  /** Sends views whole, with what the seat may do. */
  #plainly(client: Player, principal: Principal): (view: ViewMessage) => void {
    return (view) => {
      const options = seatOptions(this.#match, principal, view)
      client.send('view', { ...view, ...(options && { options }) })
    }
  }

  override onLeave(client: Player): void {
    client.userData?.leave()
    if (this.clients.every((other) => other === client)) this.#closeLater()
  }

  override onDispose(): void {
    this.#unwatch?.()
    clearTimeout(this.#closing)
  }

  /** Defined so that a handler that throws does not end the process. A refusal is no fault. */
  override onUncaughtException(error: Error): void {
    if (!(error.cause instanceof ServerError)) this.#deps.onFault(error)
  }

  /** An empty room goes after a while; the match stays, and is given another room when one is asked for. */
  #closeLater(): void {
    clearTimeout(this.#closing)
    this.#closing = setTimeout(() => {
      if (this.clients.length === 0) this.disconnect().catch(() => undefined)
    }, EMPTY_MILLISECONDS)
    this.#closing.unref()
  }

  #refreshFacts(): void {
    this.#isStale = false
    const { windowNumber, window } = this.#match.state
    const { seats, requests, conduct, ...facts } = this.#match.facts()
    Object.assign(this.state, { windowNumber, windowKind: window.kind, ...facts })
    this.#refreshRows('requests', requests, requestRow)
    this.#refreshRows('conduct', conduct, conductRow)
    for (const [seat, fact] of seats.entries()) {
      const row = this.state.seats[seat] ?? new SeatFact()
      Object.assign(row, fact)
      if (this.state.seats[seat] === undefined) this.state.seats.push(row)
    }
  }

  /** Rows are replaced only when one of them has changed: each that is replaced is sent to everyone again. */
  #refreshRows<Name extends 'requests' | 'conduct', Fact>(
    name: Name,
    facts: readonly Fact[],
    rowOf: (fact: Fact) => MatchFacts[Name][number],
  ): void {
    const text = JSON.stringify(facts)
    if (text === this.#shown[name]) return
    this.#shown[name] = text
    const rows = this.state[name] as {
      splice(start: number, count: number, ...rows: MatchFacts[Name][number][]): unknown
    }
    rows.splice(0, this.state[name].length, ...facts.map(rowOf))
  }
}
