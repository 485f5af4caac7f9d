import { clamp, quantize } from '#shared/math'
import { nearness } from '#shared/state/nearness'
import { powerAt } from '#shared/state/seats'
import { emit, type Turn } from '#shared/turn/turn'

/** Fallout of a strike on forces, `emtOnForces` EMT at the target: deaths in the places near it (clause 8.10). */
export function resolveFallout(turn: Turn, target: number, emtOnForces: number): void {
  if (emtOnForces <= 0) return
  const { capital } = powerAt(turn.draft, target)
  for (const [seat, power] of turn.draft.powers.entries()) {
    if (seat === target) continue
    const dead = drift(turn, capital, power, emtOnForces)
    if (dead === 0) continue
    power.population = quantize(power.population - dead)
    power.dead = quantize(power.dead + dead)
    emit(turn, { type: 'fallout', audience: 'all', place: power.id, dead })
  }
  for (const state of turn.draft.states) {
    const dead = drift(turn, capital, state, emtOnForces)
    if (dead === 0) continue
    state.population = quantize(state.population - dead)
    emit(turn, { type: 'fallout', audience: 'all', place: state.id, dead })
  }
}

interface Downwind {
  readonly capital: readonly [longitude: number, latitude: number]
  readonly population: number
}

/** Millions killed at a place; 0 beyond `falloutReach`. */
function drift({ ruleset }: Turn, from: Downwind['capital'], { capital, population }: Downwind, emt: number): number {
  const { falloutReach, falloutDead, falloutMost } = ruleset.exchange
  const near = nearness(ruleset, from, capital)
  if (near < falloutReach) return 0
  return quantize(clamp((falloutDead * near * emt) / 100, 0, falloutMost) * population)
}
