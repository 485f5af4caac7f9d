import { type AuthContext, type Client, Room, ServerError } from '@colyseus/core'
import { viewEncoder } from '#shared/protocol/viewStream'
import { COMMAND_NAMES, type Dispatch, dispatch } from '../match/commands.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { Principal } from '../match/principal.ts'
import { authenticateJoin } from './authenticateJoin.ts'
import { MatchFacts, SeatFact } from './matchFacts.ts'
import { packView } from './packView.ts'

/** Close codes of our own: the client tells them apart by these. */
export const TAKEN_BY_NEWER_TAB = 4100

const MESSAGES_PER_SECOND = 20
/** How long an empty room waits for somebody to come back. */
const EMPTY_MILLISECONDS = 60_000

type Player = Client<{ auth: Principal; userData: { leave(): void } }>

/** Thin over one match: parse, call, send. The room may die; the match does not. */
export class MatchRoom extends Room<{ state: MatchFacts; client: Player }> {
  /** Set once by the composition root before any room exists. */
  static matches: Matches
  /** Told what no player can mend; set with `matches`. */
  static onFault: (fault: unknown) => void = () => undefined

  /** How what players send is done; set with `matches`. */
  static dispatch: Dispatch = dispatch

  override maxMessagesPerSecond = MESSAGES_PER_SECOND
  /** Stays for a while when empty, so that whoever comes back finds it; see onLeave. */
  override autoDispose = false
  #match!: Match
  #unwatch: (() => void) | undefined
  #closing: NodeJS.Timeout | undefined

  override async onCreate({ match }: { match: string }): Promise<void> {
    const found = await MatchRoom.matches.find(match)
    if (found === undefined) throw new ServerError(404, 'problem.noSuchMatch')
    this.#match = found
    this.roomId = match
    this.state = new MatchFacts()
    this.#unwatch = found.watch(() => this.#refreshFacts())
    this.#refreshFacts()
    this.#closeLater()
    for (const act of COMMAND_NAMES) {
      this.onMessage(act, (client: Player, message: unknown) =>
        MatchRoom.dispatch(this.#match, client.auth, act, message),
      )
    }
    this.onMessage('*', () => undefined)
  }

  override async onAuth(_client: Client, options: unknown, _context: AuthContext): Promise<Principal> {
    const principal = authenticateJoin(this.#match, options)
    if ('problem' in principal) throw new ServerError(principal.status, principal.problem.key)
    return principal
  }

  override onJoin(client: Player): void {
    const principal = client.auth
    if (principal === undefined) return
    clearTimeout(this.#closing)
    const write = viewEncoder()
    const leave = this.#match.subscribe({
      ...principal,
      send: (view) => client.sendBytes('view', packView(write(view))),
      displaced: () => client.leave(TAKEN_BY_NEWER_TAB),
    })
    const deafen = this.#match.chat.subscribe({ viewer: principal.viewer, hear: (word) => client.send('word', word) })
    client.userData = {
      leave() {
        leave()
        deafen()
      },
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

  /** Having one at all keeps a throwing handler from ending the process. A refusal is no fault. */
  override onUncaughtException(error: Error): void {
    if (!(error.cause instanceof ServerError)) MatchRoom.onFault(error)
  }

  /** An empty room goes after a while; the match stays, and gets another room when somebody asks for it. */
  #closeLater(): void {
    clearTimeout(this.#closing)
    this.#closing = setTimeout(() => {
      if (this.clients.length === 0) this.disconnect().catch(() => undefined)
    }, EMPTY_MILLISECONDS)
    this.#closing.unref()
  }

  #refreshFacts(): void {
    const { windowNumber, window } = this.#match.state
    const { seats, ...facts } = this.#match.facts()
    Object.assign(this.state, { windowNumber, windowKind: window.kind, ...facts })
    for (const [seat, fact] of seats.entries()) {
      const row = this.state.seats[seat] ?? new SeatFact()
      Object.assign(row, fact)
      if (this.state.seats[seat] === undefined) this.state.seats.push(row)
    }
  }
}
