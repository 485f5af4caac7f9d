import type { Ruleset } from '#shared/ruleset/ruleset'

/** True for a power that has lost more than half of what it was: it threatens and protects nobody (clause 8.13). `loss` is 0–1. */
export const liesInRuins = ({ umbrellas }: Ruleset, { loss }: { readonly loss: number }): boolean =>
  loss > umbrellas.ruinedLoss
