import { QUANTUM } from '#shared/math'
import { FORCES } from '#shared/ruleset/forces'
import type { GameState, PowerState } from '#shared/state/gameState'
import { ofSeat } from '#shared/state/seats'

/** What must hold of every position. Returns a line for each breach; empty when all is well. */
export function brokenInvariants(state: GameState): readonly string[] {
  const seats = state.powers.length
  const breaches: string[] = []
  const demand = (holds: boolean, what: string) => {
    if (!holds) breaches.push(what)
  }
  demand(state.year >= 1 && state.year <= state.years, 'year is within the match')
  demand((state.ending !== undefined) === (state.window.kind === 'ended'), 'an ending exists exactly at the end')
  demand(state.window.kind === 'ended' || state.window.participants.length > 0, 'an open window waits for a seat')
  demand(
    state.window.participants.every((seat) => seat >= 0 && seat < seats),
    'participants are seats',
  )
  demand(state.climate.soot >= 0, 'soot is not negative')
  for (const power of state.powers) breaches.push(...brokenPower(power))
  for (const [i, row] of state.tension.entries()) {
    for (const [j, points] of row.entries()) {
      demand(
        points >= 0 && points <= 100 && points === ofSeat(state.tension, j)[i],
        `tension ${i}–${j} is 0–100 and mutual`,
      )
      demand(i !== j || points === 0, `tension ${i} with itself is zero`)
    }
  }
  for (const { id, alignment } of state.states) {
    const total = alignment.reduce((sum, pull) => sum + pull, 0)
    demand(
      alignment.length === seats && total <= 1 + seats * QUANTUM && alignment.every((pull) => pull >= 0),
      `${id} aligns within 0–1`,
    )
  }
  demand(everyNumberFinite(state), 'every number is finite')
  return breaches
}

function brokenPower(power: PowerState): string[] {
  const { id } = power
  const within = (value: number, low: number, high: number, what: string) =>
    value >= low && value <= high ? [] : [`${id}: ${what} is ${value}, not ${low}–${high}`]
  return [
    ...FORCES.flatMap((force) => [
      ...within(power.forces[force], 0, 1e6, force),
      ...(Number.isInteger(power.forces[force]) ? [] : [`${id}: ${force} is not whole`]),
    ]),
    ...within(power.treasury, 0, 1e6, 'treasury'),
    ...within(power.support, 0, 100, 'support'),
    ...within(power.loss, 0, 1, 'loss'),
    ...within(power.population, 0, power.startPopulation, 'population'),
    ...within(power.gdp, 0, 1e5, 'gdp'),
  ]
}

function everyNumberFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(everyNumberFinite)
}
