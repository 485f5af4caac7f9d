import {
  bestDemand,
  isShort,
  promises,
  setPosture,
  signWithCare,
  supportDemand,
} from '#server/lab/depth/policies/parts'
import { type ScriptContext, script } from '#server/lab/depth/policies/script'
import { buildByShares, researchUpTo } from '#shared/bots/planning'
import type { BrinkmanshipPolicy } from '#shared/bots/policies/brinkmanship'
import type { Order } from '#shared/orders/index'
import { RESEARCH_LINES } from '#shared/ruleset/forces'
import { seatIn, seenPower } from '#shared/view/lookup'
import type { SeenState } from '#shared/view/observation'

/** Climbs whatever it costs, and never offers a way out. */
const CHICKEN: BrinkmanshipPolicy = {
  riskTolerance: 0.05,
  highestRung: 7,
  boldness: 1,
  offers: 'never',
  acceptsTerms: false,
}

/** Aid at the highest level to the heaviest states of a kind, as many as the treasury pays. */
function flood({ ruleset, view }: ScriptContext, wanted: (state: SeenState) => boolean): readonly Order[] {
  const most = Math.floor(view.self.treasury / (3 * ruleset.influence.pricePerLevel))
  const states = view.states.filter(wanted).sort((a, b) => b.gdp - a.gdp)
  return states.slice(0, most).map(({ id }) => ({ type: 'influence', state: id, level: 3 }))
}

/** States that a power of another bloc stands behind: aid there wins double. */
function heldByOthers({ view }: ScriptContext): (state: SeenState) => boolean {
  const bloc = seenPower(view, view.self.id)?.bloc
  return ({ umbrella, leansTo }) => {
    const holder = umbrella?.patron ?? leansTo
    return holder !== undefined && seenPower(view, holder)?.bloc !== bloc
  }
}

const boatsIfShort = (context: ScriptContext): readonly Order[] =>
  isShort(context) ? buildByShares(context.ruleset, context.view, { submarines: 0.4 }) : []

/** Everything on one card, invented against the rules of beliefs by aid. */
export const HOARDS = {
  'aid-flood': script({
    plan: (context) => [
      ...setPosture(context.view, 1, 4),
      ...signWithCare(context.view),
      ...boatsIfShort(context),
      ...flood(context, ({ alignment }) => (alignment[seatIn(context.view, context.view.self.id)] ?? 0) < 0.8),
    ],
  }),
  'proxy-wars': script({
    plan: (context) => [
      ...setPosture(context.view, 1, 4),
      ...signWithCare(context.view),
      ...boatsIfShort(context),
      ...flood(context, heldByOthers(context)),
    ],
  }),
  chicken: script({
    plan: (context) => {
      const demand = context.view.year > 1 ? bestDemand(context, -1) : undefined
      return [
        ...setPosture(context.view, 1, 4),
        ...boatsIfShort(context),
        ...(demand ? [demand, ...supportDemand(demand, 3)] : []),
        ...signWithCare(context.view),
      ]
    },
    brinkmanship: CHICKEN,
  }),
  'late-arms': script({
    plan: (context) => {
      const late = context.view.year >= context.view.years - 2
      return [
        ...setPosture(context.view, 1, 4),
        ...signWithCare(context.view),
        ...(late ? buildByShares(context.ruleset, context.view, { submarines: 0.7, conventional: 0.3 }) : []),
      ]
    },
  }),
  'conventional-bully': script({
    plan: (context) => {
      const demand = context.view.year > 1 ? bestDemand(context, 0) : undefined
      return [
        ...setPosture(context.view, 1, 4),
        ...boatsIfShort(context),
        ...(demand ? [demand, ...supportDemand(demand)] : []),
        ...promises(context, 2),
        ...buildByShares(context.ruleset, context.view, { conventional: 0.6 }),
        ...signWithCare(context.view),
      ]
    },
  }),
  'research-rush': script({
    plan: (context) => [
      ...setPosture(context.view, 1, 4),
      ...RESEARCH_LINES.filter((line) => line !== 'enrichment').flatMap((line) =>
        researchUpTo(context.ruleset, context.view, line, 0.5),
      ),
      ...signWithCare(context.view),
      ...boatsIfShort(context),
    ],
  }),
} as const
