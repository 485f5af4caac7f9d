import { setPosture } from '#server/lab/depth/policies/parts'
import { script } from '#server/lab/depth/policies/script'
import { buildByShares } from '#shared/bots/planning'
import type { Force } from '#shared/ruleset/forces'

const everything = (shares: Partial<Record<Force, number>>) =>
  script({ plan: ({ ruleset, view }) => buildByShares(ruleset, view, shares) })

/** Policies that put everything into one thing. */
export const ARMS = {
  'all-arms': script({
    plan: ({ ruleset, view }) => [
      ...setPosture(view, 3, 4, 'counterforce'),
      ...buildByShares(ruleset, view, { silos: 0.6, submarines: 0.4 }),
    ],
  }),
  'all-silos': everything({ silos: 1 }),
  'all-submarines': everything({ submarines: 1 }),
  'all-interceptors': everything({ interceptors: 1 }),
} as const
