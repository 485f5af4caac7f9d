import { declareTable, type Sourced } from '#shared/ruleset/quantity'
import type { TreatyKind } from '#shared/ruleset/vocabulary'

/** The rules of one kind of treaty. */
export interface TreatyRule extends Sourced {
  /** Log-odds by which concluding it moves each side's belief that the other seeks only security. */
  readonly trust: number
  /** Points of tension it takes off its pair when it is concluded. */
  readonly ease: number
  /** Years after which it runs out by itself; absent when it does not. */
  readonly years?: number
}

const FITTED = 'fitted: npm run tool -- fit-beliefs'

/** Likelihood ratios of the-model B5: a treaty that binds says more than one that is only words. */
export const TREATY_RULES: Readonly<Record<TreatyKind, TreatyRule>> = declareTable(
  'treatyRules',
  {
    trust: ['log-odds each way when it is concluded', 'the-model B5'],
    ease: ['points of tension taken off when it is concluded', 'design choice'],
    years: ['years until it runs out by itself', 'ours'],
  },
  {
    hotline: { trust: 0.223, ease: 3, source: { trust: 'the-model B5 (ratio 1.25)' } },
    inspection: { trust: 0.47, ease: 6, source: { trust: 'the-model B5 (ratio 1.6)' } },
    noFirstUse: { trust: 0.03, ease: 1.5, source: { trust: 'the-model B5: words (ratio 1.03)' } },
    armsLimit: { trust: 0.3, ease: 6, source: { trust: 'the-model B5, B13' } },
    interceptorLimit: { trust: 0.02, ease: 4.5, source: { trust: FITTED } },
    interdependence: {
      trust: 0.1,
      ease: 4.5,
      source: { trust: 'ours: the-model B14, seed “financial balance of terror”' },
    },
    umbrella: { trust: 0.05, ease: 3, source: { trust: FITTED } },
    jointStatement: { trust: 0.05, ease: 6, years: 1, source: { trust: 'ours: words said together bind a little' } },
  },
)
