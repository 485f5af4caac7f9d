import { randomBytes, randomInt } from 'node:crypto'
import { BOT_NAMES, BOTS } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import { matchRng } from '#shared/match/matchRecord'
import type { CreateMatch, MatchCreated } from '#shared/protocol/messages'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import { type Problem, problem } from '#shared/view/phrase'
import type { MatchSetup, MatchStore, StoredMatch } from '../store/matchStore.ts'
import type { Clock } from './clock.ts'
import { Match } from './match.ts'
import { hashSeatToken, matchesHash, newSeatToken } from './seatToken.ts'

/** What all matches share. */
export interface MatchesParts {
  readonly ruleset: Ruleset
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: MatchStore
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** Letters of match ids: none that look alike, so an id can be read out. */
const ID_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const ID_LENGTH = 10

const newMatchId = (): string =>
  Array.from({ length: ID_LENGTH }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('')

/** Every match of this process: made, found again in the store, stopped. */
export class Matches {
  readonly #parts: MatchesParts
  readonly #live = new Map<string, Promise<Match | undefined>>()

  constructor(parts: MatchesParts) {
    this.#parts = parts
  }

  /** Makes a match with the caller on its first seat and bots on the others, or says what does not fit. */
  async create(wish: CreateMatch): Promise<MatchCreated | { readonly problem: Problem }> {
    const scenario = this.#parts.scenarios.get(wish.scenario)
    if (scenario === undefined) return { problem: problem('noSuchScenario', { scenario: wish.scenario }) }
    const seating = scenario.seatings[String(wish.powers)]
    if (seating === undefined) return { problem: problem('noSuchSeating', { powers: wish.powers }) }
    const unknown = wish.bots?.find((name) => !Object.hasOwn(BOTS, name))
    if (unknown !== undefined) return { problem: problem('noSuchBot', { bot: unknown }) }
    const token = newSeatToken()
    const setup = this.#setUp(wish, scenario, seating as PowerId[], hashSeatToken(token))
    const { ruleset, store, clock } = this.#parts
    const state = createGame(ruleset, scenario, { seats: wish.powers, years: setup.years }, matchRng(setup.seed))
    await store.create(setup, state, clock.now())
    this.#bringToLife(setup.id, { setup, state, memories: [], drafts: [] })
    return { match: setup.id, power: setup.seats[0]!.power, token }
  }

  #setUp(wish: CreateMatch, scenario: Scenario, seating: readonly PowerId[], tokenHash: string): MatchSetup {
    const bots = wish.bots ?? BOT_NAMES
    return {
      id: newMatchId(),
      scenario: scenario.id,
      rulesVersion: this.#parts.ruleset.version,
      seed: wish.seed ?? randomBytes(16).toString('hex'),
      years: wish.years ?? scenario.years,
      tempo: wish.tempo ?? 'relaxed',
      seats: seating.map((power, seat) => {
        if (seat > 0) return { power, bot: bots[(seat - 1) % bots.length]! }
        return { power, tokenHash, ...(wish.name === undefined ? {} : { name: wish.name }) }
      }),
    }
  }

  /** The match with this id, brought back from the store if need be. */
  find(id: string): Promise<Match | undefined> {
    const live = this.#live.get(id)
    if (live !== undefined) return live
    const waking = this.#wake(id).catch((fault: unknown) => {
      this.#live.delete(id)
      throw fault
    })
    this.#live.set(id, waking)
    return waking
  }

  async #wake(id: string): Promise<Match | undefined> {
    const stored = await this.#parts.store.load(id)
    if (stored === undefined || stored.setup.rulesVersion !== this.#parts.ruleset.version) {
      this.#live.delete(id)
      return undefined
    }
    return this.#bringToLife(id, stored)
  }

  #bringToLife(id: string, stored: StoredMatch): Match | undefined {
    const scenario = this.#parts.scenarios.get(stored.setup.scenario)
    if (scenario === undefined) return undefined
    const { ruleset, store, clock, onFault } = this.#parts
    const bots = stored.setup.seats.map(({ bot }) => BOTS[bot ?? ''] ?? BOTS[BOT_NAMES[0]!]!)
    const play = { ruleset, scenario, years: stored.setup.years, bots, seed: stored.setup.seed }
    const match = new Match({ store, clock, play, onFault }, stored)
    this.#live.set(id, Promise.resolve(match))
    match.start()
    return match
  }

  /** Brings every unfinished match back, so that clocks run on after a restart. Returns how many. */
  async resumeAll(): Promise<number> {
    const ids = await this.#parts.store.unfinished()
    for (const id of ids) await this.find(id)
    return ids.length
  }

  /** Stops every clock and waits for what is being written. */
  async stopAll(): Promise<void> {
    const live = await Promise.allSettled(this.#live.values())
    await Promise.all(live.map((match) => (match.status === 'fulfilled' ? match.value?.stop() : undefined)))
  }
}

/** The seat whose token this is, or −1. Every seat is compared, so timing tells nothing. */
export function seatOfToken(match: Match, token: string): number {
  let found = -1
  for (const [seat, { tokenHash }] of match.setup.seats.entries()) {
    if (tokenHash !== undefined && matchesHash(token, tokenHash)) found = seat
  }
  return found
}
