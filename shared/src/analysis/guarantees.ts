import type { Ruleset } from '#shared/ruleset/ruleset'

/** A partner of a guarantee. */
export interface Guarantor {
  /** 0–100. */
  readonly integrity: number
  /** How sure its answer to the rival in question is, 0–1. */
  readonly assured: number
}

/**
 * Share, 0–1, of a power's exposure to a rival that its guarantors take away: each as far as its answer to that rival is sure
 * and its word is good (clause 6.7).
 */
export function guardedShare({ balance }: Ruleset, guarantors: readonly Guarantor[]): number {
  let left = 1
  for (const { integrity, assured } of guarantors) left *= 1 - (balance.guarantee * assured * integrity) / 100
  return 1 - left
}
