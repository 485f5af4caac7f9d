import { clamp, quantize } from '#shared/math'
import { incomeOf, upkeepOf } from '#shared/state/economy'
import { emit, type Turn } from '#shared/turn/turn'

/** Growth by the share of income left unspent and by economic ties; support moves with growth (clause 2.3). */
export function growEconomies(turn: Turn): void {
  const { economy, support, treaties } = turn.ruleset
  for (const [seat, power] of turn.draft.powers.entries()) {
    const butter = power.income > 0 ? clamp(power.treasury / power.income, 0, 1) : 0
    const growth = economy.baseGrowth + economy.butterGrowth * butter + tiesOf(turn, seat) * treaties.linkGrowth
    power.gdp = quantize(power.gdp * (1 + growth))
    const mood = support.perGrowthPoint * 100 * (growth - support.neutralGrowth)
    power.support = quantize(clamp(power.support + mood, 0, 100))
  }
}

/** Economic ties a power has. */
function tiesOf({ draft }: Turn, seat: number): number {
  return draft.treaties.filter(({ kind, a, b }) => kind === 'interdependence' && (a === seat || b === seat)).length
}

/** The new year's income, less what the forces cost to keep (clause 2.2). */
export function collectIncome(turn: Turn): void {
  for (const power of turn.draft.powers) {
    power.income = incomeOf(turn.ruleset, power)
    const upkeep = upkeepOf(turn.ruleset, power)
    power.treasury = quantize(Math.max(0, power.income - upkeep))
    power.rallied = false
    const { id, income, treasury } = power
    emit(turn, { type: 'incomePaid', audience: [id], power: id, income, upkeep, treasury })
  }
}
