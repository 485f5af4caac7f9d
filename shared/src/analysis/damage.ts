import { clamp, exp, pow } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** What weapons on cities do to a nation. All shares 0–1. */
export interface Damage {
  readonly dead: number
  readonly industry: number
  /** Share of national value lost: half by people, half by industry, 1 at the assured-destruction criterion. */
  readonly loss: number
}

/**
 * Damage from `emt` equivalent megatons on the cities of a nation of `population` millions. The curves are fitted to
 * the assured-destruction table of Enthoven & Smith (How Much Is Enough?, 1971) for 250 million people; 400 EMT give a
 * loss of 1. Larger nations absorb more, by the 0.8 power of population.
 */
export function cityDamage(ruleset: Ruleset, emt: number, population: number): Damage {
  if (emt <= 0 || population <= 0) return { dead: 0, industry: 0, loss: 0 }
  const d = ruleset.damage
  const felt = emt * absorption(d, population)
  const dead = d.deadCeiling * (1 - exp(-pow(felt / d.deadScale, d.deadShape)))
  const industry = d.industryCeiling * (1 - exp(-pow(felt / d.industryScale, d.industryShape)))
  return { dead, industry, loss: nationalLoss(ruleset, dead, industry) }
}

/** What a nation of this size feels of an equivalent megaton, against the nation the curves were made for. */
function absorption(damage: Ruleset['damage'], population: number): number {
  const slot = Math.floor(population) % kept.length
  const known = kept[slot]
  if (known?.population === population && known.damage === damage) return known.share
  const share = pow(damage.referencePopulation / population, damage.populationExponent)
  kept[slot] = { damage, population, share }
  return share
}

/** Absorptions reckoned last, by size in millions: minds ask for the same few over and over. */
const kept: (
  | { readonly damage: Ruleset['damage']; readonly population: number; readonly share: number }
  | undefined
)[] = Array.from({ length: 100 })

/** Share of national value lost with these shares of people and industry. */
export function nationalLoss(ruleset: Ruleset, dead: number, industry: number): number {
  const { fullLossDead, fullLossIndustry, lossWeightDead } = ruleset.damage
  return clamp((lossWeightDead * dead) / fullLossDead + ((1 - lossWeightDead) * industry) / fullLossIndustry, 0, 1)
}
