import { quantize } from '#shared/math'
import type { Interest } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** Weight of the points of a year of a match of so many: late years count more, and their mean is 1 (clause 9.1). */
export const yearWeight = ({ scoring }: Ruleset, year: number, years: number): number =>
  (scoring.lateWeight * year) / (years + 1)

/** What losing a confrontation on a rung weighs: in proportion to stake and rung (clause 7.11). */
export const stakeWeight = ({ crisis }: Ruleset, rung: number): number =>
  quantize(crisis.weightBase + crisis.weightPerRung * rung)

/** Points of security that yielding with a weight of 1 costs in a year: stakes grow with the years (clause 7.11). */
export const stakeOf = ({ crisis }: Ruleset, year: number, years: number): number =>
  (crisis.coerced * crisis.stakeGrowth * year) / years

/**
 * Share of the loser's points that the winner gets, by its interest. What a war brings a security seeker counts by `hostility`, 0–1,
 * with which the two stood before it (clause 8.12); in a confrontation it counts in full.
 */
export const spoilsOf = ({ crisis }: Ruleset, interest: Interest, hostility = 1): number =>
  interest === 'revisionist' ? crisis.spoilsRevisionist : crisis.spoilsSeeker * hostility
