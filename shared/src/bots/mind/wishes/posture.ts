import { commandChance } from '#shared/analysis/arsenal'
import type { Thought, Wish } from '#shared/bots/mind/thought'
import { upkeepLeft } from '#shared/bots/mind/thought'
import { arsenalWorth } from '#shared/bots/mind/wishes/arms'
import { type ByReadinessLeg, READINESS_LEGS, type Readiness } from '#shared/ruleset/forces'

/** Postures that are weighed: what stays at home, and boats. */
const STANCES: readonly (readonly [home: Readiness, sea: Readiness])[] = [
  [1, 3],
  [1, 4],
  [1, 5],
  [2, 4],
  [3, 4],
]
/** Years between reviews. */
const REVIEWED = 3
/** Points a step of readiness costs in false alarms over a match. */
const ALARMS = 0.4

/** The posture worth most, in the first year and now and then. */
export function postureWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, standing, character } = thought
  if (view.year % REVIEWED !== 1) return []
  const { targeting, authority } = character
  const wishes = STANCES.map(([home, sea]): Wish => {
    const readiness: ByReadinessLeg<Readiness> = { silos: home, submarines: sea, bombers: home }
    const own = { ...standing.own, readiness, command: commandChance(ruleset, authority) }
    return {
      kind: 'posture',
      orders: [{ type: 'posture', readiness, targeting, authority }],
      worth: arsenalWorth(thought, own) - costOf(thought, readiness),
    }
  })
  const least = Math.min(...wishes.map(({ worth }) => worth))
  return wishes.map((wish) => ({ ...wish, worth: wish.worth - least + 1 }))
}

/** Upkeep, false alarms, and the fright of readiness that is sighted. */
function costOf(thought: Thought, readiness: ByReadinessLeg<Readiness>): number {
  const { ruleset, view, prices, standing } = thought
  const { readinessFrom, perReadiness } = ruleset.tension
  let upkeep = 0
  for (const leg of READINESS_LEGS) {
    const { lot, price, alertUpkeep } = ruleset.forces[leg]
    const steps = readiness[leg] - 1
    upkeep += (view.self.forces[leg] / lot) * price * ruleset.economy.upkeepPerReadiness * alertUpkeep * steps
  }
  const worst = Math.max(...READINESS_LEGS.map((leg) => readiness[leg]))
  const sighted = Math.max(readiness.silos, readiness.bombers)
  let fright = 0
  for (const { id, allied } of standing.rivals)
    if (!allied) fright -= (prices.tension[id] ?? 0) * perReadiness * Math.max(0, sighted - readinessFrom) * REVIEWED
  return prices.budget * upkeepLeft(thought, upkeep) + ALARMS * (worst - 1) + fright
}
