import { clamp } from '#shared/math'
import type { Interest } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Grade } from '#shared/ruleset/vocabulary'

/** What a power's years are worth to it, by its secret interest; the three sum to one. */
export function weightsOf({ scoring: s }: Ruleset, interest: Interest) {
  return interest === 'securitySeeker'
    ? { prosper: s.prosperSeeker, security: s.securitySeeker, influence: s.influenceSeeker }
    : { prosper: s.prosperRevisionist, security: s.securityRevisionist, influence: s.influenceRevisionist }
}

/** Influence of each power against an equal share of what all hold, 0–1: 1 from `fullInfluence` times that. */
export function influenceLevels({ scoring }: Ruleset, shares: readonly number[]): readonly number[] {
  const mean = shares.reduce((total, share) => total + share, 0) / shares.length
  return shares.map((share) => (mean > 0 ? clamp(share / (scoring.fullInfluence * mean), 0, 1) : 0))
}

/** The share of `perYear` a year from which each grade is reached, worst grade first. */
export function gradeThresholds({ scoring: s }: Ruleset): readonly (readonly [grade: Grade, from: number])[] {
  return [
    ['ruined', -Infinity],
    ['survivor', s.survivorFrom],
    ['steward', s.stewardFrom],
    ['statesman', s.statesmanFrom],
    ['peacemaker', s.peacemakerFrom],
  ]
}

/** The grade of points as a share of `perYear` a year, were there no war. */
export function gradeFor(ruleset: Ruleset, share: number): Grade {
  return gradeThresholds(ruleset).reduce<Grade>((best, [grade, from]) => (share >= from ? grade : best), 'ruined')
}
