import type { TreatyKind } from '#shared/ruleset/vocabulary'

export interface TreatyRule {
  /** Log-odds by which concluding it moves each side's belief that the other seeks only security. */
  readonly trust: number
  /** Points of tension it takes off its pair every year it is kept. */
  readonly ease: number
  readonly source: string
}

/** Likelihood ratios of the-model B5: a treaty that binds says more than one that is only words. */
export const TREATY_RULES: Readonly<Record<TreatyKind, TreatyRule>> = {
  hotline: { trust: 0.223, ease: 1, source: 'the-model B5 (ratio 1.25)' },
  inspection: { trust: 0.47, ease: 2, source: 'the-model B5 (ratio 1.6)' },
  noFirstUse: { trust: 0.03, ease: 0.5, source: 'the-model B5: words (ratio 1.03)' },
  interceptorLimit: { trust: 0.223, ease: 1.5, source: 'the-model B5, B13' },
}
