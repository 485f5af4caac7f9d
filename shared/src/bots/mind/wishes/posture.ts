import { commandChance } from '#shared/analysis/arsenal'
import type { Thought, Wish } from '#shared/bots/mind/thought'
import { upkeepLeft } from '#shared/bots/mind/thought'
import { arsenalWorth } from '#shared/bots/mind/wishes/arms'
import { planRisk } from '#shared/bots/mind/wishes/words'
import { type ByReadinessLeg, READINESS_LEGS, type Readiness, type Targeting } from '#shared/ruleset/forces'

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

/** Points by which a character wants its own targets, times the strength's habit. */
const USUAL = 0.3

/** The posture worth most, in the first year, now and then, and while plans say other than the doctrine. */
export function postureWishes(thought: Thought): readonly Wish[] {
  const { ruleset, view, standing, character } = thought
  const targeting = targetsOf(thought)
  if (view.year % REVIEWED !== 1 && targeting === view.self.posture.targeting) return []
  const { authority } = character
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

/** The character's own targets; cities, where forces as targets belie a declared doctrine at too high a price. */
function targetsOf(thought: Thought): Targeting {
  const { character, outlook, strength } = thought
  const belied =
    outlook.me.doctrine.aim === 'minimal' && planRisk(thought, character.targeting).worth < -USUAL * strength.habit
  return belied ? 'countervalue' : character.targeting
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
