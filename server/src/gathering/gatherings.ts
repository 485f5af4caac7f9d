import { BOT_NAMES, BOTS } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import type { SeatTaken, TableFacts, TableWish, TakeSeat } from '#shared/protocol/tables'
import type { Scenario } from '#shared/scenario/schema'
import { type Problem, problem } from '#shared/view/phrase'
import type { Clock } from '../match/clock.ts'
import type { Match } from '../match/match.ts'
import { type Matches, newMatchId } from '../match/matches.ts'
import { randomCode } from '../match/randomCode.ts'
import { hashSeatToken, matchesHash, newSeatToken } from '../match/seatToken.ts'
import { TaskQueue } from '../match/taskQueue.ts'
import type { Ownership } from '../scale/ownership.ts'
import type { Gathering, GatheringStore, Place } from '../store/gatheringStore.ts'

export interface GatheringsParts {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: GatheringStore
  readonly matches: Matches
  /** Which server keeps a table, and plays its match. */
  readonly ownership: Ownership
  readonly clock: Clock
}

export interface Refused {
  readonly problem: Problem
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
export class Gatherings {
  readonly #parts: GatheringsParts
  readonly #queues = new Map<string, TaskQueue>()

  constructor(parts: GatheringsParts) {
    this.#parts = parts
  }

  /** A new table with the caller on its first seat, as host. */
  async create(wish: TableWish): Promise<SeatTaken | Refused> {
    const scenario = this.#parts.scenarios.get(wish.scenario)
    if (scenario === undefined) return { problem: problem('noSuchScenario', { scenario: wish.scenario }) }
    const seating = scenario.seatings[String(wish.powers)]
    if (seating === undefined) return { problem: problem('noSuchSeating', { powers: wish.powers }) }
    const token = newSeatToken()
    const places = seating.map((power, seat) => ({
      power: power as PowerId,
      bot: botFor(seat),
      ...(seat === 0 ? { name: wish.name, tokenHash: hashSeatToken(token) } : {}),
    }))
    const { talk, open, years = scenario.years, tempo = 'live' } = wish
    const table = await this.#set({ scenario: scenario.id, years, tempo, talk, open, places, host: 0 })
    return { table, power: places[0]!.power, token }
  }

  /** A table for the people of a match that has ended, each on their seat with the token they have. Returns its id. */
  async again({ setup: { scenario, years, tempo, talk, host }, seats }: Match): Promise<string> {
    const places = seats.all.map(({ power, bot, people: [holder] }, seat): Place => {
      if (holder === undefined) return { power, bot: bot ?? botFor(seat) }
      return { power, bot: botFor(seat), name: holder.name, tokenHash: holder.tokenHash }
    })
    return await this.#set({ scenario, years, tempo, talk, open: false, places, host })
  }

  /** Sets a new table, and clears away those that waited in vain. Returns its id. */
  async #set(table: Omit<Gathering, 'id' | 'code' | 'started'>): Promise<string> {
    const { store, clock } = this.#parts
    const now = clock.now()
    await store.forgetBefore(now - PATIENCE_MILLISECONDS)
    const gathering = { id: newMatchId(), code: randomCode(CODE_LENGTH), started: false, ...table }
    await this.#parts.ownership.require(gathering.id)
    await store.create(gathering, now)
    return gathering.id
  }

  /** Public facts of a table by id or code; nobody's token is among them. */
  async find(idOrCode: string): Promise<TableFacts | undefined> {
    const { store } = this.#parts
    const found = (await store.load(idOrCode)) ?? (await store.byCode(idOrCode.toUpperCase()))
    return found && (await this.#factsOf(found))
  }

  /** Before the match from the table, afterwards from the match. */
  async #factsOf(table: Gathering): Promise<TableFacts> {
    const facts = factsOf(table)
    const match = table.started ? await this.#parts.matches.find(table.id) : undefined
    if (match === undefined) return facts
    const seats = match.seatFacts()
    const places = facts.places.map(({ power, bot, host }, seat) => {
      const { name, human, away } = seats[seat]!
      return { power, bot, host, away, ...(human ? { name } : {}) }
    })
    return { ...facts, places, ended: match.state.window.kind === 'ended' }
  }

  async listOpen(): Promise<readonly TableFacts[]> {
    return (await this.#parts.store.open(MOST_LISTED)).map(factsOf)
  }

  /**
   * Sits down on a free seat: the named power's, or the first. Whoever sits already changes seats and keeps the token.
   * When the match has begun, seats of bots and of people who are away can be taken over.
   */
  takeSeat(id: string, wish: TakeSeat): Promise<SeatTaken | Refused> {
    return this.#change(id, async (table): Promise<Changed<SeatTaken>> => {
      if (table.started) return await this.#takeOver(table, wish)
      const from = wish.token === undefined ? NOBODY : seatOf(table, wish.token)
      if (wish.token !== undefined && from < 0) return { problem: problem('wrongToken') }
      const to = freeSeat(table, wish.power)
      if (to < 0) return { problem: nobodyFree(wish.power) }
      const token = wish.token ?? newSeatToken()
      const next = moved(table, { from, to, name: wish.name, tokenHash: hashSeatToken(token) })
      return { next, reply: { table: id, power: next.places[to]!.power, token } }
    })
  }

  async #takeOver(table: Gathering, { name, power: wished, token }: TakeSeat): Promise<Changed<SeatTaken>> {
    const match = await this.#parts.matches.find(table.id)
    const over = match === undefined || match.state.window.kind === 'ended'
    if (over || token !== undefined) return { problem: problem('alreadyStarted') }
    const power = wished ?? match.seats.all.find(({ bot }) => bot !== undefined)?.power
    if (power === undefined) return { problem: problem('tableFull') }
    const own = newSeatToken()
    const wrong = await match.seats.takeOver(power as PowerId, name, hashSeatToken(own))
    if (wrong !== undefined) return { problem: wrong }
    return { next: table, reply: { table: table.id, power: power as PowerId, token: own } }
  }

  /** Stands up; the host's powers pass on to the next person. */
  leave(id: string, token: string): Promise<{ readonly ok: true } | Refused> {
    return this.#change(id, (table): Changed<{ readonly ok: true }> => {
      const from = seatOf(table, token)
      if (from < 0) return { problem: problem('wrongToken') }
      if (table.started) return { problem: problem('alreadyStarted') }
      const places = table.places.map((place, seat) => (seat === from ? emptied(place) : place))
      const host = table.host === from ? places.findIndex((place) => !isFree(place)) : table.host
      return { next: { ...table, places, host }, reply: { ok: true } }
    })
  }

  /** The host says which bot plays a seat that stays free. */
  setBot(id: string, token: string, power: string, bot: string): Promise<{ readonly ok: true } | Refused> {
    return this.#change(id, (table): Changed<{ readonly ok: true }> => {
      if (seatOf(table, token) !== table.host) return { problem: problem('onlyHost') }
      if (!Object.hasOwn(BOTS, bot)) return { problem: problem('noSuchBot', { bot }) }
      if (!table.places.some((place) => place.power === power)) return { problem: problem('noSuchPower', { power }) }
      const places = table.places.map((place) => (place.power === power ? { ...place, bot } : place))
      return { next: { ...table, places }, reply: { ok: true } }
    })
  }

  /** The host begins: whoever sits plays, bots play the rest. */
  start(id: string, token: string): Promise<{ readonly match: string } | Refused> {
    return this.#change(id, async (table): Promise<Changed<{ readonly match: string }>> => {
      if (seatOf(table, token) !== table.host) return { problem: problem('onlyHost') }
      if (!table.started) await this.#parts.matches.begin(table)
      return { next: { ...table, started: true }, reply: { match: id } }
    })
  }

  /** Applies one change after all before it; what is refused changes nothing. */
  #change<Reply>(id: string, change: (table: Gathering) => Changed<Reply> | Promise<Changed<Reply>>) {
    const task = async (): Promise<Reply | Refused> => {
      await this.#parts.ownership.require(id)
      const table = await this.#parts.store.load(id)
      if (table === undefined) return { problem: problem('noSuchTable') }
      const changed = await change(table)
      if ('problem' in changed) return changed
      await this.#parts.store.save(changed.next)
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

/** Bots take seats in turn. */
const botFor = (seat: number): string => BOT_NAMES[seat % BOT_NAMES.length]!

type Changed<Reply> = Refused | { readonly next: Gathering; readonly reply: Reply }

/** The seat of somebody who has none. */
const NOBODY = -2

const isFree = ({ tokenHash }: Place): boolean => tokenHash === undefined

/** The named power's seat if nobody sits there, or the first free one; −1 when there is none. */
const freeSeat = ({ places }: Gathering, power: string | undefined): number =>
  places.findIndex((place) => isFree(place) && (power === undefined || place.power === power))

const nobodyFree = (power: string | undefined): Problem =>
  power === undefined ? problem('tableFull') : problem('seatTakenByOther', { power })

interface Move {
  /** NOBODY for somebody who has just come. */
  readonly from: number
  readonly to: number
  readonly name: string
  readonly tokenHash: string
}

/** The table after somebody sat down or changed seats; a host stays host, and a table without one gets one. */
function moved(table: Gathering, { from, to, name, tokenHash }: Move): Gathering {
  const places = table.places.map((place, seat) => {
    if (seat === to) return { ...place, name, tokenHash }
    return seat === from ? emptied(place) : place
  })
  const host = table.host === from || table.host < 0 ? to : table.host
  return { ...table, places, host }
}

const emptied = ({ power, bot }: Place): Place => ({ power, bot })

/** The seat whose token this is, or −1. Every seat is compared, so timing tells nothing. */
function seatOf({ places }: Gathering, token: string): number {
  let found = -1
  for (const [seat, { tokenHash }] of places.entries()) {
    if (tokenHash !== undefined && matchesHash(token, tokenHash)) found = seat
  }
  return found
}

function factsOf({ id, code, scenario, years, tempo, talk, open, started, places, host }: Gathering): TableFacts {
  return {
    id,
    code,
    scenario,
    years,
    tempo,
    talk,
    open,
    started,
    places: places.map(({ power, name, bot }, seat) => ({
      power,
      bot,
      host: seat === host,
      ...(name === undefined ? {} : { name }),
    })),
  }
}
