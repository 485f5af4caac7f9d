import type { Bot } from '#shared/bots/define'
import { BOT_IDS, BOTS } from '#shared/bots/index'
import { playMatch, type WindowWitness } from '#shared/match/playMatch'
import { createRng, type Rng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'

/** A player of a match, by lot where a name stands for several. Equal luck gives the same player. */
export type Draw = (rng: Rng) => Bot

/** A named bot. */
export const namedBots: Draw = (rng) => BOTS[BOT_IDS[rng.integer(BOT_IDS.length)]!]

/** How long a match of the natural field is, and for how many. */
export interface MatchSize {
  /** One of the scenario's seatings. */
  readonly seats: number
  readonly years: number
}

/** A match of players by lot, one on every seat. */
export interface NaturalMatch {
  /** Bots and minds by the ids they share. */
  readonly bots: readonly string[]
  readonly final: GameState
  /** Points of each seat at half time. */
  readonly atHalf: readonly number[]
  /** Probability, 0–1, that something went off by accident, by the true chances of all windows. */
  readonly accident: number
}

/** The player of a seat, by the luck of the seed. */
export const playerAt = (draw: Draw, seed: string, seat: number): ReturnType<Draw> =>
  draw(createRng(seed).split('bot', seat))

/** Six powers, or the next smaller seating of the scenario, or its smallest. */
export function usualSeats({ seatings }: Scenario): number {
  const counts = Object.keys(seatings).map(Number)
  return Math.max(...counts.filter((seats) => seats <= 6), Math.min(...counts))
}

const pointsOf = ({ powers }: GameState): readonly number[] =>
  powers.map(({ score }) => score.welfare + score.security + score.influence + score.war)

/** Plays one match of a field. Equal seeds give equal matches. */
export function playNatural(
  scenario: Scenario,
  draw: Draw,
  { seats, years }: MatchSize,
  seed: string,
  witness: WindowWitness = (state) => state,
): NaturalMatch {
  const bots = Array.from({ length: seats }, (_, seat) => playerAt(draw, seed, seat))
  let atHalf: readonly number[] = bots.map(() => 0)
  let safe = 1
  const match = { ruleset: RULESET, scenario, years, bots, seed }
  const final = playMatch(match, (state, closed) => {
    if (state.window.kind === 'planning' && state.year === Math.floor(years / 2) + 1) atHalf = pointsOf(state)
    if (state.window.kind === 'confrontation') for (const { risk } of state.confrontations) safe *= 1 - risk
    return witness(state, closed)
  })
  return { bots: bots.map(({ id }) => id), final, atHalf, accident: 1 - safe }
}
