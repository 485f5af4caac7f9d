import { defaultBot, isBotId } from '#shared/bots/index'
import { type PowerId, powerId } from '#shared/ids'
import { readCode } from '#shared/protocol/codes'
import type { LobbyFacts, LobbyRequest, LobbyStarted, SeatTaken, TakeSeat } from '#shared/protocol/lobby'
import type { Scenario } from '#shared/scenario/schema'
import { type Problem, problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import type { Failure } from '../lib/failure.ts'
import { randomCode } from '../lib/randomCode.ts'
import { TaskQueue } from '../lib/taskQueue.ts'
import { hashToken, matchesHash, newToken } from '../lib/token.ts'
import type { Match } from '../match/match.ts'
import { type Matches, newMatchId } from '../match/matches.ts'
import type { Ownership } from '../match/ownership.ts'
import { replaceToken } from '../match/seatTable.ts'
import type { TokenChange } from '../match/seatTransfers.ts'
import type { Lobby, LobbySeat } from './lobby.ts'
import type { LobbyStore } from './lobbyStore.ts'
import { canDraw, drawFacts, drawnLuck, isDrawing, withDraw, withShare, withShareHash } from './luckDraw.ts'

/** What the lobbies need of the rest of the server. */
export interface LobbiesDeps {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: LobbyStore
  readonly matches: Matches
  /** Which server keeps a table, and plays its match. */
  readonly ownership: Ownership
  readonly clock: Clock
}

const CODE_LENGTH = 6
/** Open tables shown on the front page. */
const MOST_LISTED = 20
/** How long a table waits for its match. */
const PATIENCE_MILLISECONDS = 24 * 60 * 60 * 1000

/**
 * Every table at which people gather. Changes to one table come one after the other, and nothing is answered before the
 * store has it. A seat token given here is the seat's token in the match.
 */
export class Lobbies {
  readonly #deps: LobbiesDeps
  readonly #queues = new Map<string, TaskQueue>()

  constructor(deps: LobbiesDeps) {
    this.#deps = deps
  }

  /** A new table with the caller on its first seat, as host. */
  async create(wish: LobbyRequest): Promise<SeatTaken | Failure> {
    const scenario = this.#deps.scenarios.get(wish.scenario)
    if (scenario === undefined) return { problem: problem('noSuchScenario', { scenario: wish.scenario }) }
    const seating = scenario.seatings[String(wish.powers)]
    if (seating === undefined) return { problem: problem('noSuchSeating', { powers: wish.powers }) }
    const token = newToken()
    const seats = seating.map((power, seat) => ({
      power: power as PowerId,
      bot: defaultBot(seat),
      ...(seat === 0 ? { name: wish.name, tokenHash: hashToken(token) } : {}),
    }))
    const { chatRule, open, years = scenario.years, timeControl = 'live' } = wish
    const table = await this.#set({ scenario: scenario.id, years, timeControl, chatRule, open, seats, host: 0 })
    return { lobby: table, power: seats[0]!.power, token }
  }

  /** A table for the people of a match that has ended, each on their seat with the token they have. Returns its id. */
  async rematch({ setup: { scenario, years, timeControl, chatRule, host }, seats }: Match): Promise<string> {
    const lobbySeats = seats.all.map(({ power, bot, people: [holder] }, seat): LobbySeat => {
      if (holder === undefined) return { power, bot: bot ?? defaultBot(seat) }
      return { power, bot: defaultBot(seat), name: holder.name, tokenHash: holder.tokenHash }
    })
    return await this.#set({ scenario, years, timeControl, chatRule, open: false, seats: lobbySeats, host })
  }

  /** Sets a new table, and clears away those that waited in vain. Returns its id. */
  async #set(table: Omit<Lobby, 'id' | 'code' | 'started'>): Promise<string> {
    const { store, clock } = this.#deps
    const now = clock.now()
    await store.forgetBefore(now - PATIENCE_MILLISECONDS)
    const lobby = { id: newMatchId(), code: randomCode(CODE_LENGTH), started: false, ...table }
    await this.#deps.ownership.require(lobby.id)
    await store.create(lobby, now)
    return lobby.id
  }

  /**
   * Public facts of a lobby by id or code; no token is among them. A draw that has waited long enough is over when a caller
   * looks, also after a restart: the match begins without the shares that are missing.
   */
  async find(idOrCode: string): Promise<LobbyFacts | undefined> {
    const { store, clock } = this.#deps
    const found = (await store.load(idOrCode)) ?? (await store.byCode(readCode(idOrCode)))
    const isOver = found?.draw !== undefined && !found.started && !isDrawing(found, clock.now())
    if (!isOver) return found && (await this.#factsOf(found))
    await this.#change(found.id, (table) => this.#proceed(table))
    const begun = await store.load(found.id)
    return begun && (await this.#factsOf(begun))
  }

  /** Before the match from the table, afterwards from the match. */
  async #factsOf(table: Lobby): Promise<LobbyFacts> {
    const facts = factsOf(table, this.#deps.clock.now())
    const match = table.started ? await this.#deps.matches.find(table.id) : undefined
    if (match === undefined) return facts
    const played = match.seatFacts()
    const seats = facts.seats.map(({ power, bot, host }, seat) => {
      const { name, human, away } = played[seat]!
      return { power, bot, host, away, ...(human ? { name } : {}) }
    })
    const { requests } = match.places
    return { ...facts, seats, requests, ended: match.state.window.kind === 'ended' }
  }

  async listOpen(): Promise<readonly LobbyFacts[]> {
    const now = this.#deps.clock.now()
    return (await this.#deps.store.open(MOST_LISTED)).map((table) => factsOf(table, now))
  }

  /**
   * Takes a free seat: the named power's, or the first. A player who has a seat already changes seats and keeps the token.
   * When the match has begun, its players are asked for the seat of a bot, or of a player who is away.
   */
  takeSeat(id: string, wish: TakeSeat): Promise<SeatTaken | Failure> {
    return this.#change(id, async (table): Promise<Changed<SeatTaken>> => {
      if (table.started) return await this.#ask(table, wish)
      if (table.draw !== undefined) return { problem: problem('drawingLuck') }
      const from = wish.token === undefined ? undefined : seatOf(table, undefined, wish.token)
      if (wish.token !== undefined && from === undefined) return { problem: problem('wrongToken') }
      const to = freeSeat(table, wish.power)
      if (to === undefined) return { problem: noFreeSeat(wish.power) }
      const token = wish.token ?? newToken()
      const next = moved(table, { from, to, name: wish.name, tokenHash: hashToken(token) })
      return { next, reply: { lobby: id, power: next.seats[to]!.power, token } }
    })
  }

  /** A newcomer asks for a seat of the match. A player who holds one of it cannot have another. */
  async #ask(table: Lobby, { name, power, token }: TakeSeat): Promise<Changed<SeatTaken>> {
    const match = await this.#deps.matches.find(table.id)
    if (token !== undefined && seatOf(table, match, token) === undefined) return { problem: problem('wrongToken') }
    const over = match === undefined || match.state.window.kind === 'ended'
    if (over || token !== undefined) return { problem: problem('alreadyStarted') }
    const own = newToken()
    const request = await match.places.ask({ power, name, tokenHash: hashToken(own) })
    if ('problem' in request) return request
    return { next: table, reply: { lobby: table.id, power: request.power, token: own, request: request.id } }
  }

  /** Stands up; the host's powers pass on to the next person. */
  leave(id: string, token: string): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAs(id, token, (table, from): Changed<{ readonly ok: true }> => {
      if (table.started) return { problem: problem('alreadyStarted') }
      if (table.draw !== undefined) return { problem: problem('drawingLuck') }
      const seats = table.seats.map((place, seat) => (seat === from ? emptied(place) : place))
      const host = table.host === from ? firstSeat(seats, (place) => !isFree(place)) : table.host
      return { next: { ...table, seats, host }, reply: { ok: true } }
    })
  }

  /** The host says which bot plays a seat that stays free. */
  setBot(id: string, token: string, power: string, bot: string): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAs(id, token, (table, seat): Changed<{ readonly ok: true }> => {
      if (seat !== table.host) return { problem: problem('onlyHost') }
      if (!isBotId(bot)) return { problem: problem('noSuchBot', { bot }) }
      if (!table.seats.some((place) => place.power === power))
        return { problem: problem('noSuchPower', { power: powerId(power) }) }
      const seats = table.seats.map((place) => (place.power === power ? { ...place, bot } : place))
      return { next: { ...table, seats }, reply: { ok: true } }
    })
  }

  /** The host begins: players play their seats, bots the free ones. Where people have given hashes of shares, they draw first. */
  start(id: string, token: string): Promise<LobbyStarted | Failure> {
    return this.#changeAs(id, token, (table, seat): Changed<LobbyStarted> | Promise<Changed<LobbyStarted>> => {
      if (seat !== table.host) return { problem: problem('onlyHost') }
      const draws = table.draw === undefined && !table.started && canDraw(table)
      return this.#proceed(draws ? withDraw(table, this.#deps.clock.now()) : table)
    })
  }

  /** A seat holder gives the hash of their share of the luck. */
  giveShareHash(id: string, token: string, shareHash: string): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAs(id, token, (table, seat): Changed<{ readonly ok: true }> => {
      const next = withShareHash(table, seat, shareHash)
      return 'problem' in next ? next : { next, reply: { ok: true } }
    })
  }

  /** A seat holder reveals their share of the luck; with the last one the match begins. */
  giveShare(id: string, token: string, share: string): Promise<LobbyStarted | Failure> {
    return this.#changeAs(id, token, (table, seat): Changed<LobbyStarted> | Promise<Changed<LobbyStarted>> => {
      const next = withShare(table, seat, share, this.#deps.clock.now())
      return 'problem' in next ? next : this.#proceed(next)
    })
  }

  /** The match of a table whose host has begun: it begins unless the draw waits for shares, or has begun already. */
  async #proceed(table: Lobby): Promise<Changed<LobbyStarted>> {
    const reply = { match: table.id }
    if (isDrawing(table, this.#deps.clock.now())) return { next: table, reply: { ...reply, drawing: true } }
    const { host, started } = table
    if (host === undefined || started) return { next: table, reply }
    const luck = drawnLuck(table)
    // What the luck follows from is written before the match is there: a crash in between leaves both telling the same.
    if (luck !== undefined) await this.#deps.store.save(table)
    await this.#deps.matches.begin({ ...table, host, ...(luck === undefined ? {} : { luck }) })
    return { next: { ...table, started: true }, reply }
  }

  /** A seat of this match has a new token: the lobby of its rematch takes the token over, and so do those after. */
  async follow(moved: Match, change: TokenChange): Promise<void> {
    const { next } = moved.facts()
    if (next === '') return
    const known = await this.#change(next, (table): Changed<{ readonly started: boolean }> => {
      const seats = table.seats.map((place) =>
        place.tokenHash === change.from ? { ...place, tokenHash: change.to } : place,
      )
      return { next: { ...table, seats }, reply: { started: table.started } }
    })
    const match = 'started' in known && known.started ? await this.#deps.matches.find(next) : undefined
    if (match === undefined) return
    await this.follow(match, change)
    await this.#deps.matches.use(match, ({ places }) =>
      places.change((seats) => {
        const seat = seats.heldBy(change.from)
        return seat === undefined ? undefined : replaceToken(seat, change.to)(seats, () => false)
      }),
    )
  }

  /** A change for which the caller's token must open a seat of the table: that is asked before anything else. */
  #changeAs<Reply>(
    id: string,
    token: string,
    change: (table: Lobby, seat: number) => Changed<Reply> | Promise<Changed<Reply>>,
  ) {
    return this.#change<Reply>(id, async (table) => {
      const match = table.started ? await this.#deps.matches.find(id) : undefined
      const seat = seatOf(table, match, token)
      return seat === undefined ? { problem: problem('wrongToken') } : await change(table, seat)
    })
  }

  /** Applies one change after all before it; what is refused changes nothing. */
  #change<Reply>(id: string, change: (table: Lobby) => Changed<Reply> | Promise<Changed<Reply>>) {
    const task = async (): Promise<Reply | Failure> => {
      const { store, ownership } = this.#deps
      const stored = await store.load(id)
      if (stored === undefined) return { problem: problem('noSuchLobby') }
      // What another server wrote before it gave the table up is read anew.
      const table = (await ownership.require(id)) ? await store.load(id) : stored
      if (table === undefined) return { problem: problem('noSuchLobby') }
      const changed = await change(table)
      if ('problem' in changed) return changed
      await this.#deps.store.save(changed.next)
      return changed.reply
    }
    const queue = this.#queues.get(id) ?? new TaskQueue(() => this.#forgetIdle(id))
    this.#queues.set(id, queue)
    return queue.run(task)
  }

  #forgetIdle(id: string): void {
    if (this.#queues.get(id)?.length === 0) this.#queues.delete(id)
  }
}

type Changed<Reply> = Failure | { readonly next: Lobby; readonly reply: Reply }

const isFree = ({ tokenHash }: LobbySeat): boolean => tokenHash === undefined

function firstSeat(seats: readonly LobbySeat[], fits: (seat: LobbySeat) => boolean): number | undefined {
  const seat = seats.findIndex(fits)
  return seat < 0 ? undefined : seat
}

/** The named power's seat if it is free, or the first free one. */
const freeSeat = ({ seats }: Lobby, power: string | undefined): number | undefined =>
  firstSeat(seats, (place) => isFree(place) && (power === undefined || place.power === power))

const noFreeSeat = (power: string | undefined): Problem =>
  power === undefined ? problem('lobbyFull') : problem('seatTakenByOther')

interface Move {
  /** The player's earlier seat in the lobby; undefined for a new player. */
  readonly from: number | undefined
  readonly to: number
  readonly name: string
  readonly tokenHash: string
}

/** The lobby after a player took a seat or changed seats; a host stays host, and a lobby without one gets one. */
function moved(table: Lobby, { from, to, name, tokenHash }: Move): Lobby {
  const seats = table.seats.map((place, seat) => {
    if (seat === to) return { ...place, name, tokenHash }
    return seat === from ? emptied(place) : place
  })
  const host = table.host === undefined || table.host === from ? to : table.host
  return { ...table, seats, host }
}

const emptied = ({ power, bot }: LobbySeat): LobbySeat => ({ power, bot })

/**
 * The seat whose token this is; undefined when it opens none. Once the match has begun, it knows who holds what. Every seat is
 * compared, so timing tells nothing.
 */
function seatOf({ seats, started }: Lobby, match: Match | undefined, token: string): number | undefined {
  if (started) {
    const grant = match?.seats.grantFor(token)
    return grant === undefined || grant.role === 'guest' ? undefined : grant.seat
  }
  let found: number | undefined
  for (const [seat, { tokenHash }] of seats.entries()) {
    if (tokenHash !== undefined && matchesHash(token, tokenHash)) found = seat
  }
  return found
}

function factsOf(table: Lobby, now: number): LobbyFacts {
  const { id, code, scenario, years, timeControl, chatRule, open, started, seats, host } = table
  return {
    id,
    code,
    scenario,
    years,
    timeControl,
    chatRule,
    open,
    started,
    ...drawFacts(table, now),
    seats: seats.map(({ power, name, bot, shareHash }, seat) => ({
      power,
      bot,
      host: seat === host,
      ...(name === undefined ? {} : { name }),
      ...(shareHash === undefined ? {} : { shareHash }),
    })),
  }
}
