import { clamp, quantize } from '#shared/math'
import { nearness } from '#shared/state/nearness'
import { emit, type Turn } from '#shared/turn/turn'

/** Strikes on forces burst on the ground: what they throw up comes down on the neighbours (clause 8.10). */
export function resolveFallout(turn: Turn, target: number, emtOnForces: number): void {
  if (emtOnForces <= 0) return
  const { capital } = turn.draft.powers[target]!
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

/** Millions killed downwind, none beyond the reach of the cloud. */
function drift({ ruleset }: Turn, from: Downwind['capital'], { capital, population }: Downwind, emt: number): number {
  const { falloutReach, falloutDead } = ruleset.exchange
  const near = nearness(from, capital)
  if (near < falloutReach) return 0
  return quantize(clamp((falloutDead * near * emt) / 100, 0, 0.05) * population)
}
