import { isBotId } from '#shared/bots/index'
import { type PowerId, powerId } from '#shared/ids'
import { readCode } from '#shared/protocol/codes'
import type {
  LobbyFacts,
  LobbyRequest,
  LobbyStarted,
  SeatedPlayer,
  SeatTaken,
  SetAppointment,
  TakeSeat,
} from '#shared/protocol/lobby'
import { type StrengthId, USUAL_STRENGTH } from '#shared/ruleset/vocabulary'
import { type Problem, problem } from '#shared/view/phrase'
import type { Failure } from '../lib/failure.ts'
import { randomCode } from '../lib/randomCode.ts'
import { TaskQueue } from '../lib/taskQueue.ts'
import { hashToken, newToken } from '../lib/token.ts'
import { dailyCloseProblem } from '../match/dailyClose.ts'
import type { Match } from '../match/match.ts'
import { newMatchId } from '../match/matches.ts'
import { playTerms } from '../match/matchSetup.ts'
import { replaceToken, type TokenChange } from '../match/seatTable.ts'
import { withAppointment } from './appointments.ts'
import { beginning, isDueToBegin } from './begins.ts'
import { type HostAct, handTableTo, lockTable, withoutPlayer } from './hostActs.ts'
import { listedOf } from './listing.ts'
import type { LobbiesDeps } from './lobbiesDeps.ts'
import { emptied, firstTaken, isFree, type Lobby, newSeats } from './lobby.ts'
import { factsOf } from './lobbyFacts.ts'
import { freesSeats, Lookers } from './lookers.ts'
import { drawnLuck, isDrawing, withShare, withShareHash } from './luckDraw.ts'
import { playedAt, rematchSeats } from './places.ts'
import { type CallerAddress, MOST_OPEN_PER_ADDRESS, SeatAddresses } from './seatAddresses.ts'
import { freeSeat, moved, newcomerProblem, noFreeSeat, playersOf, sameNameProblem, seatOpenedBy } from './seating.ts'

const CODE_LENGTH = 6
/** Open tables of which those shown are chosen. */
const MOST_CONSIDERED = 200
/** How long a table waits for its match. */
const PATIENCE_MILLISECONDS = 24 * 60 * 60 * 1000

/**
 * Every table at which people gather. Changes to one table come one after the other, and nothing is answered before the
 * store has it. A seat token given here is the seat's token in the match.
 */
export class Lobbies {
  readonly #deps: LobbiesDeps
  readonly #queues = new Map<string, TaskQueue>()
  readonly #lookers: Lookers
  readonly #addresses = new SeatAddresses()

  constructor(deps: LobbiesDeps) {
    this.#deps = deps
    this.#lookers = new Lookers(deps.clock)
  }

  /** A new table with the caller on its first seat, as host. @param waits milliseconds until it begins by itself */
  async create(wish: LobbyRequest, address?: CallerAddress, waits?: number): Promise<SeatTaken | Failure> {
    const scenario = this.#deps.scenarios.get(wish.scenario)
    if (scenario === undefined) return { problem: problem('noSuchScenario', { scenario: wish.scenario }) }
    const seating = scenario.seatings[String(wish.powers)]
    if (seating === undefined) return { problem: problem('noSuchSeating', { powers: wish.powers }) }
    if (this.#deps.isBarred?.(wish.name)) return { problem: problem('barredWord') }
    if (wish.open && (await this.#hasEnoughOpen(address))) return { problem: problem('tooManyOpenTables') }
    const token = newToken()
    const { open, sharedAddress, perPower = 1, programs, program, years = scenario.years, timeControl = 'live' } = wish
    const tooMany = program && !programs ? problem('noPrograms') : undefined
    const why = tooMany ?? dailyCloseProblem(timeControl, wish.dailyClose)
    if (why !== undefined) return { problem: why }
    const now = this.#deps.clock.now()
    const begins = waits === undefined ? {} : { begins: now + waits }
    const shared = {
      ...(sharedAddress !== undefined && { sharedAddress }),
      ...(perPower === 2 && { perPower }),
      ...(programs && { programs }),
    }
    const first = { name: wish.name, tokenHash: hashToken(token), ...(program && { program }) }
    const seats = newSeats(seating as PowerId[], perPower, first)
    const rules = { ...playTerms({ ...wish, years, timeControl }), open, ...shared, ...begins }
    const table = { id: await this.#set({ scenario: scenario.id, ...rules, seats, host: 0 }), open }
    this.#addresses.noteOpened(table, address, now)
    this.#addresses.noteSeat(table, hashToken(token), address, now)
    return { lobby: table.id, power: seats[0]!.power, token }
  }

  /** Whether as many tables of an address wait on the front page as may. */
  async #hasEnoughOpen(address: CallerAddress): Promise<boolean> {
    if (address === undefined) return false
    const tables = await Promise.all(this.#addresses.openedFrom(address).map((id) => this.#deps.store.load(id)))
    const waiting = tables.filter((table) => table !== undefined && !table.started && this.#hasPlayers(table))
    return waiting.length >= MOST_OPEN_PER_ADDRESS
  }

  #hasPlayers = (table: Lobby): boolean => this.#lookers.withoutGone(table).seats.some((place) => !isFree(place))

  /** A table for the people of a match that has ended, each on their seat with the token they have. Returns its id. */
  async rematch({ setup, seats }: Match): Promise<string> {
    const { scenario, strength = USUAL_STRENGTH, host } = setup
    const terms = { scenario, ...playTerms({ ...setup, strength }), open: false }
    return await this.#set({ ...terms, ...rematchSeats(seats.all, host) })
  }

  /** Sets a new table, and clears away those that waited in vain. Returns its id. */
  async #set(table: Omit<Lobby, 'id' | 'code' | 'started'>): Promise<string> {
    const { store, clock } = this.#deps
    const now = clock.now()
    await store.forgetBefore(now - PATIENCE_MILLISECONDS)
    this.#lookers.forgetBefore(now - PATIENCE_MILLISECONDS)
    this.#addresses.forgetBefore(now - PATIENCE_MILLISECONDS)
    const lobby = { id: newMatchId(), code: randomCode(CODE_LENGTH), started: false, ...table }
    await this.#deps.ownership.require(lobby.id)
    await store.create(lobby, now)
    return lobby.id
  }

  /**
   * Public facts of a lobby by id or code; no token is among them. A table that is due begins when a caller looks, also after a
   * restart: without the shares that are missing, and with bots on the free seats.
   * @param token of a seat of it, which is kept for its player as long as they look
   */
  async find(idOrCode: string, token?: string): Promise<LobbyFacts | undefined> {
    const { store, clock, ownership } = this.#deps
    const found = (await store.load(idOrCode)) ?? (await store.byCode(readCode(idOrCode)))
    if (found !== undefined && freesSeats(found) && token !== undefined) {
      // Which seats are kept is known to the server that keeps the table.
      await ownership.require(found.id)
      if (seatOpenedBy(found, undefined, token) !== undefined) this.#lookers.touch(hashToken(token))
    }
    if (found === undefined || !isDueToBegin(found, clock.now())) return found && (await this.#factsOf(found, token))
    await this.#change(found.id, (table) => this.#proceed(beginning(table, clock.now())))
    const begun = await store.load(found.id)
    return begun && (await this.#factsOf(begun, token))
  }

  /** Before the match from the table, afterwards from the match. */
  async #factsOf(stored: Lobby, token: string | undefined): Promise<LobbyFacts> {
    const table = this.#lookers.withoutGone(stored)
    const match = table.started ? await this.#deps.matches.find(table.id) : undefined
    const own = token === undefined ? undefined : seatOpenedBy(table, match, token)
    const ofCaller = own === undefined ? {} : { own: table.seats[own]!.power, ownSeat: own }
    const facts = { ...factsOf(table, this.#deps.clock.now()), ...ofCaller }
    if (match === undefined) return facts
    const seats = facts.seats.map((place, index) => ({
      power: place.power,
      bot: place.bot,
      host: place.host,
      ...playedAt(table, match, index),
    }))
    const { requests } = match.places
    return { ...facts, seats, requests, ended: match.state.window.kind === 'ended' }
  }

  async listOpen(): Promise<readonly LobbyFacts[]> {
    const now = this.#deps.clock.now()
    const open = (await this.#deps.store.open(MOST_CONSIDERED)).map((table) => this.#lookers.withoutGone(table))
    return listedOf(open).map((table) => factsOf(table, now))
  }

  /**
   * Takes a free seat: the named power's, or the first. A player who has a seat already changes seats and keeps the token.
   * When the match has begun, its players are asked for the seat of a bot, or of a player who is away.
   */
  takeSeat(id: string, wish: TakeSeat, address?: CallerAddress): Promise<SeatTaken | Failure> {
    if (this.#deps.isBarred?.(wish.name)) return Promise.resolve({ problem: problem('barredWord') })
    return this.#change(id, async (table): Promise<Changed<SeatTaken>> => {
      if (table.started) return await this.#ask(table, wish, address)
      if (table.draw !== undefined) return { problem: problem('drawingLuck') }
      const from = wish.token === undefined ? undefined : seatOpenedBy(table, undefined, wish.token)
      const why =
        from === undefined
          ? this.#refusal(table, undefined, wish, address)
          : sameNameProblem(table.seats, wish.name, from)
      if (why !== undefined) return { problem: why }
      const to = freeSeat(table, wish.power)
      if (to === undefined) return { problem: noFreeSeat(wish.power) }
      const token = wish.token ?? newToken()
      const tokenHash = hashToken(token)
      const next = moved(table, { from, to, name: wish.name, tokenHash, program: wish.program })
      this.#lookers.touch(tokenHash)
      this.#addresses.noteSeat(table, tokenHash, address, this.#deps.clock.now())
      return { next, reply: { lobby: id, power: next.seats[to]!.power, token } }
    })
  }

  /** Why a caller who holds no seat of a table or its match takes none; undefined when they may. */
  #refusal(table: Lobby, match: Match | undefined, wish: TakeSeat, address: CallerAddress): Problem | undefined {
    const taken = playersOf(table, match).flatMap(({ tokenHash }) => tokenHash ?? [])
    const ofAddress = () => this.#addresses.problemWith(table, taken, address, this.#deps.clock.now())
    return newcomerProblem(table, match, wish) ?? ofAddress()
  }

  /** A newcomer asks for a seat of the match. A player who holds one of it cannot have another. */
  async #ask(table: Lobby, wish: TakeSeat, address: CallerAddress): Promise<Changed<SeatTaken>> {
    const { name, power, token, program } = wish
    const match = await this.#deps.matches.find(table.id)
    if (token !== undefined && seatOpenedBy(table, match, token) === undefined)
      return { problem: problem('wrongToken') }
    const over = match === undefined || match.state.window.kind === 'ended'
    if (over || token !== undefined) return { problem: problem('alreadyStarted') }
    const waiting = match.places.requests.flatMap(({ id, state }) => (state === 'asked' ? [id] : []))
    const now = this.#deps.clock.now()
    const why =
      this.#refusal(table, match, wish, address) ?? this.#addresses.problemWithRequest(table, waiting, address, now)
    if (why !== undefined) return { problem: why }
    const own = newToken()
    const request = await match.places.ask({ power, name, tokenHash: hashToken(own), program })
    if ('problem' in request) return request
    this.#addresses.noteSeat(table, hashToken(own), address, now)
    this.#addresses.noteRequest(table, request.id, address, now)
    return { next: table, reply: { lobby: table.id, power: request.power, token: own, request: request.id } }
  }

  /** Stands up; the host's powers pass on to the next person. */
  leave(id: string, token: string): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAs(id, token, (table, from): Changed<{ readonly ok: true }> => {
      if (table.started) return { problem: problem('alreadyStarted') }
      if (table.draw !== undefined) return { problem: problem('drawingLuck') }
      const seats = table.seats.map((place, seat) => (seat === from ? emptied(place) : place))
      const host = table.host === from ? firstTaken(seats) : table.host
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

  /** The host says how strong bots play. */
  setStrength(id: string, token: string, strength: StrengthId): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAsHost(id, token, (table) =>
      table.started ? { problem: problem('alreadyStarted') } : { ...table, strength },
    )
  }

  /** The host says how many seats programs may have; those that sit there stay. */
  setPrograms(id: string, token: string, programs: number): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAsHost(id, token, (table) => ({ ...table, programs }))
  }

  /** The host removes a player: the seat is free, and neither their token nor, at an open table, their address takes one again. */
  remove(id: string, token: string, player: SeatedPlayer): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAsHost(id, token, (table) => {
      if (table.started) return { problem: problem('alreadyStarted') }
      const next = withoutPlayer(player)(table)
      const gone = 'problem' in next ? undefined : next.removed?.at(-1)
      if (gone !== undefined) this.#addresses.bar(table, gone, this.#deps.clock.now())
      return next
    })
  }

  /** Another player is the host from now on. */
  handOver(id: string, token: string, player: SeatedPlayer): Promise<{ readonly ok: true } | Failure> {
    const act = handTableTo(player)
    return this.#changeAsHost(id, token, (table) =>
      table.started ? { problem: problem('alreadyStarted') } : act(table),
    )
  }

  /** The host lets no newcomers in, or does again. */
  lock(id: string, token: string, locked: boolean): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAsHost(id, token, lockTable(locked))
  }

  /** The host says when people meet, another time, or with nothing that they do not after all. Seats are kept until then. */
  appoint(id: string, token: string, wish: SetAppointment['appointment']): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAsHost(id, token, (table) => {
      const next = withAppointment(wish, this.#deps.clock.now())(table)
      if (!('problem' in next)) this.#addresses.keepFrom(next, next.waitsSince ?? 0)
      return next
    })
  }

  #changeAsHost(id: string, token: string, act: HostAct): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAs(id, token, (table, seat): Changed<{ readonly ok: true }> => {
      if (seat !== table.host) return { problem: problem('onlyHost') }
      if (table.draw !== undefined && !table.started) return { problem: problem('drawingLuck') }
      const next = act(table)
      return 'problem' in next ? next : { next, reply: { ok: true } }
    })
  }

  /** The host closes a table that has not begun. */
  closeAsHost(id: string, token: string): Promise<{ readonly ok: true } | Failure> {
    return this.#changeAs(id, token, (table, seat) =>
      seat === table.host ? closed(table) : { problem: problem('onlyHost') },
    )
  }

  /** The server's host closes a table that has not begun. */
  close(id: string): Promise<{ readonly ok: true } | Failure> {
    return this.#change(id, closed)
  }

  /** The host begins: players play their seats, bots the free ones. Where people have given hashes of shares, they draw first. */
  start(id: string, token: string): Promise<LobbyStarted | Failure> {
    return this.#changeAs(id, token, (table, seat): Changed<LobbyStarted> | Promise<Changed<LobbyStarted>> => {
      if (seat !== table.host) return { problem: problem('onlyHost') }
      return this.#proceed(beginning(table, this.#deps.clock.now()))
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
      places.change((seats, ...now) => {
        const seat = seats.heldBy(change.from)
        return seat === undefined ? undefined : replaceToken(seat, change)(seats, ...now)
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
      const seat = seatOpenedBy(table, match, token)
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
      const changed = await change(this.#lookers.withoutGone(table))
      if ('problem' in changed) return changed
      await (changed.next === undefined ? store.remove(id) : store.save(changed.next))
      return changed.reply
    }
    const isIdle = () => this.#queues.get(id)?.length === 0
    const queue = this.#queues.get(id) ?? new TaskQueue(() => isIdle() && this.#queues.delete(id))
    this.#queues.set(id, queue)
    return queue.run(task)
  }
}

/** The table after a change, none when it is closed, and what the caller is told. */
type Changed<Reply> = Failure | { readonly next: Lobby | undefined; readonly reply: Reply }

const closed = ({ started }: Lobby): Changed<{ readonly ok: true }> =>
  started ? { problem: problem('alreadyStarted') } : { next: undefined, reply: { ok: true } }
