import { tradeDependence } from '#shared/analysis/balance'
import { clamp, quantize } from '#shared/math'
import { incomeOf, upkeepOf } from '#shared/state/economy'
import { powerAt } from '#shared/state/seats'
import { partnersIn } from '#shared/state/treaties'
import { emit, type Turn } from '#shared/turn/turn'

/** Growth by the share of income left unspent, by economic ties and by luck; support moves with growth (clause 2.3). */
export function growEconomies(turn: Turn): void {
  const { economy, support, treaties } = turn.ruleset
  for (const [seat, power] of turn.draft.powers.entries()) {
    const butter = power.income > 0 ? clamp(power.treasury / power.income, 0, 1) : 0
    const luck = economy.growthLuck * turn.rng.split('growth', seat).normal()
    const ruined = Math.max(0, 1 - power.gdp / power.startGdp)
    const spent = (economy.butterGrowth + economy.rebuilding * ruined) * butter
    const growth = economy.baseGrowth + spent + treaties.linkGrowth * tradeOf(turn, seat) + luck
    power.gdp = quantize(power.gdp * (1 + growth))
    const mood = support.perGrowthPoint * 100 * (growth - support.neutralGrowth)
    power.support = quantize(clamp(power.support + mood, 0, 100))
  }
}

/**
 * What a power's economic ties are worth together, by the partners' shares of both outputs: a greater partner is worth more,
 * each further tie less than the one before (clause 4.10).
 */
function tradeOf({ draft, ruleset }: Turn, seat: number): number {
  const { linkNext, linkCount } = ruleset.treaties
  const own = powerAt(draft, seat).gdp
  const worth = partnersIn(draft, 'interdependence', seat)
    .map((partner) => tradeDependence(own, powerAt(draft, partner).gdp))
    .sort((a, b) => b - a)
    .slice(0, linkCount)
  return worth.reduceRight((later, tie) => tie + linkNext * later, 0)
}

/** The new year's income, less what the forces cost to keep (clause 2.2). */
export function collectIncome(turn: Turn): void {
  for (const [seat, power] of turn.draft.powers.entries()) {
    power.income = incomeOf(turn.ruleset, power)
    const upkeep = upkeepOf(turn.ruleset, power, partnersIn(turn.draft, 'inspection', seat).length)
    power.treasury = quantize(Math.max(0, power.income - upkeep))
    power.rallied = false
    const { id, income, treasury } = power
    emit(turn, { type: 'incomePaid', audience: [id], power: id, income, upkeep, treasury })
  }
}
