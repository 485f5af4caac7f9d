import { type AuthContext, type Client, Room, ServerError } from '@colyseus/core'
import { draftSchema, type Reply, readySchema } from '#shared/protocol/messages'
import { saySchema } from '#shared/protocol/talk'
import { viewWriter } from '#shared/protocol/viewLine'
import { problem } from '#shared/view/phrase'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { type Chair, findChair } from './chair.ts'
import { MatchFacts, SeatFact } from './matchFacts.ts'
import { pack } from './pack.ts'

/** Close codes of our own: the client tells them apart by these. */
export const TAKEN_BY_NEWER_TAB = 4100

const MESSAGES_PER_SECOND = 20
/** How long an empty room waits for somebody to come back. */
const EMPTY_MILLISECONDS = 60_000

type Player = Client<{ auth: Chair; userData: { leave(): void } }>

/** Thin over one match: parse, call, send. The room may die; the match does not. */
export class MatchRoom extends Room<{ state: MatchFacts; client: Player }> {
  /** Set once by the composition root before any room exists. */
  static matches: Matches
  /** Told what no player can mend; set with `matches`. */
  static onFault: (fault: unknown) => void = () => undefined

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
    this.onMessage('draft', (client: Player, message: unknown) => this.#draft(client, message))
    this.onMessage('ready', (client: Player, message: unknown) => this.#ready(client, message))
    this.onMessage('say', (client: Player, message: unknown) => this.#say(client, message))
    this.onMessage('*', () => undefined)
  }

  override async onAuth(_client: Client, options: unknown, _context: AuthContext): Promise<Chair> {
    const chair = findChair(this.#match, options)
    if ('problem' in chair) throw new ServerError(chair.status, chair.problem.key)
    return chair
  }

  override onJoin(client: Player): void {
    const chair = client.auth
    if (chair === undefined) return
    clearTimeout(this.#closing)
    for (const other of this.clients) {
      const sameSeat = chair.seat >= 0 && other !== client && other.auth?.seat === chair.seat
      if (sameSeat) other.leave(TAKEN_BY_NEWER_TAB)
    }
    const write = viewWriter()
    const leave = this.#match.subscribe({
      viewer: chair.viewer,
      send: (view) => client.sendBytes('view', pack(write(view))),
    })
    const deafen = this.#match.talk.listen({ viewer: chair.viewer, hear: (word) => client.send('word', word) })
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

  async #draft(client: Player, message: unknown): Promise<Reply> {
    const parsed = draftSchema.safeParse(message)
    if (!parsed.success) return refuse('malformedMessage')
    const seat = client.auth?.seat ?? -1
    return seat < 0 ? refuse('spectator') : this.#match.saveOrders(seat, parsed.data.window, parsed.data.orders)
  }

  async #ready(client: Player, message: unknown): Promise<Reply> {
    const parsed = readySchema.safeParse(message)
    if (!parsed.success) return refuse('malformedMessage')
    const seat = client.auth?.seat ?? -1
    return seat < 0 ? refuse('spectator') : this.#match.setReady(seat, parsed.data.window, parsed.data.ready)
  }

  async #say(client: Player, message: unknown): Promise<Reply> {
    const parsed = saySchema.safeParse(message)
    if (!parsed.success) return refuse('malformedMessage')
    const seat = client.auth?.seat ?? -1
    return seat < 0 ? refuse('spectator') : this.#match.talk.say(seat, parsed.data)
  }

  #refreshFacts(): void {
    const facts = this.#match.seatFacts()
    this.state.windowNumber = this.#match.state.windowNumber
    this.state.windowKind = this.#match.state.window.kind
    this.state.held = this.#match.held
    for (const [seat, fact] of facts.entries()) {
      const row = this.state.seats[seat] ?? new SeatFact()
      Object.assign(row, fact)
      if (this.state.seats[seat] === undefined) this.state.seats.push(row)
    }
  }
}

const refuse = (name: string): Reply => ({ ok: false, faults: [{ problem: problem(name) }] })
