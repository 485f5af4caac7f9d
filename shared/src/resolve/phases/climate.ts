import { nationalLoss } from '#shared/analysis/damage'
import { coolingFrom, famineShare, sootFrom } from '#shared/analysis/winter'
import { clamp, quantize } from '#shared/math'
import { emit, type Turn } from '#shared/turn/turn'

/** Adds the soot of this year's exchange, and its famine to the coming years (clause 8.6). */
export function raiseSoot(turn: Turn): void {
  const { cityEmt, forceEmt } = turn.draft.exchange
  if (cityEmt + forceEmt <= 0) return
  const added = sootFrom(turn.ruleset, cityEmt, forceEmt)
  const { climate } = turn.draft
  const { famineYears } = turn.ruleset.tables
  const share = famineShare(turn.ruleset, added)
  const famineToCome = famineYears.map((part, year) => quantize((climate.famineToCome[year] ?? 0) + share * part))
  const soot = quantize(climate.soot + added)
  turn.draft.climate = { ...climate, soot, famineToCome, warYears: climate.warYears + 1 }
  emit(turn, { type: 'sootRisen', audience: 'all', soot, cooling: quantize(coolingFrom(turn.ruleset, soot)) })
}

/** This year's famine kills the same share of every power and state; then soot decays (clause 8.7). */
export function applyFamine(turn: Turn): void {
  const { climate } = turn.draft
  const [share = 0, ...famineToCome] = climate.famineToCome
  turn.draft.climate = { ...climate, famineToCome, soot: quantize(climate.soot * turn.ruleset.climate.decay) }
  if (share <= 0) return
  for (const state of turn.draft.states) state.population = quantize(state.population * (1 - share))
  for (const power of turn.draft.powers) {
    const dead = quantize(power.population * share)
    power.population = quantize(power.population - dead)
    power.starved = quantize(power.starved + dead)
    power.loss = quantize(clamp(power.loss + nationalLoss(turn.ruleset, share, 0), 0, 1))
    emit(turn, { type: 'famine', audience: 'all', power: power.id, dead })
  }
}
