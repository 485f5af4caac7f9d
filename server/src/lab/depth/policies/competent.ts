import {
  bestDemand,
  isShort,
  promises,
  setPosture,
  signWithCare,
  supportDemand,
} from '#server/lab/depth/policies/parts'
import { type ScriptContext, script } from '#server/lab/depth/policies/script'
import { buildByShares, giveAid, researchUpTo, threatsTo } from '#shared/bots/planning'
import { isThrifty, pursueAgenda } from '#shared/bots/policies/agenda'
import type { BrinkmanshipPolicy } from '#shared/bots/policies/brinkmanship'
import type { LaunchPolicy } from '#shared/bots/policies/launch'
import { helpAsking } from '#shared/bots/policies/sphere'
import { base } from '#shared/orders/base'
import type { Statement } from '#shared/orders/claims'
import type { Order } from '#shared/orders/index'
import { seenPower, stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

const LAUNCH: LaunchPolicy = { onWarningFrom: 0.97, aim: 'countervalue', share: 100, defendsAllies: false }
const FIRM: BrinkmanshipPolicy = {
  riskTolerance: 0.008,
  highestRung: 4,
  boldness: 0.4,
  offers: 'offer',
  acceptsTerms: true,
}
const HARD: BrinkmanshipPolicy = {
  riskTolerance: 0.012,
  highestRung: 5,
  boldness: 0.6,
  offers: 'never',
  acceptsTerms: true,
}

/** Bases, in the open, on the soil of clients. */
function openBase({ ruleset, view }: ScriptContext, most: number): readonly Order[] {
  const own = view.bases.filter(({ patron }) => patron === view.self.id).length
  if (view.year === 1 || own >= most) return []
  const sites = [...base.options(ruleset, view)].filter(
    ({ act, host }) => act === 'buildOpenly' && stateIn(view, host)?.umbrella?.patron === view.self.id,
  )
  return sites.slice(0, 1)
}

const limitedAgainst = (context: ScriptContext): Statement => {
  const [prey] = [...threatsTo(context.ruleset, context.view, 'median')].sort(
    (a, b) => a.stability.first - b.stability.first,
  )
  return prey ? { say: 'doctrine', aim: 'limited', against: prey.power.id } : { say: 'doctrine', aim: 'limited' }
}

/** What the statesman says when it demands nothing. */
function words(context: ScriptContext): Statement {
  const { ruleset, view } = context
  const support = seenPower(view, view.self.id)?.support ?? 100
  const [feared] = threatsTo(ruleset, view, 'median')
  if (support < 54 || feared === undefined) return { say: 'rally' }
  const isSeeker = view.self.interest === 'securitySeeker'
  return view.year > 1 || isSeeker ? { say: 'reassure', target: feared.power.id } : limitedAgainst(context)
}

/** Years before the end from which a step of research comes too late to pay. */
const TOO_LATE = 4

/** Research that makes its own forces last: the surest line first. */
function study({ ruleset, view }: ScriptContext): readonly Order[] {
  if (view.year > view.years - TOO_LATE) return []
  const hardness = researchUpTo(ruleset, view, 'hardness', 0.3)
  return hardness.length > 0 ? hardness : researchUpTo(ruleset, view, 'quieting', 0.3)
}

const investing = (view: PlayerView): boolean => !isThrifty(view)

function statesmansPlan(context: ScriptContext): readonly Order[] {
  const { ruleset, view } = context
  const short = isShort(context, 0.1)
  const demand = view.year > 1 ? bestDemand(context, 0.15) : undefined
  return [
    ...pursueAgenda(ruleset, view),
    ...setPosture(view, 1, 4),
    ...signWithCare(view),
    ...(short ? buildByShares(ruleset, view, { submarines: 0.5 }) : []),
    ...study(context),
    ...(demand ? [demand, ...supportDemand(demand)] : [{ type: 'statement', statement: words(context) } as const]),
    ...helpAsking(ruleset, view),
    ...promises(context, 3),
    ...openBase(context, 2),
    ...(investing(view)
      ? [...buildByShares(ruleset, view, { conventional: 0.14 }), ...giveAid(ruleset, view, 0.16)]
      : []),
  ]
}

function coercersPlan(context: ScriptContext): readonly Order[] {
  const { ruleset, view } = context
  const demand = view.year > 1 ? bestDemand(context, -0.02) : undefined
  const said: Statement = view.year === 1 ? limitedAgainst(context) : { say: 'rally' }
  const offence = [
    ...(view.self.technology.accuracy < 4 ? researchUpTo(ruleset, view, 'accuracy', 0.3) : []),
    ...buildByShares(ruleset, view, { silos: 0.25 }),
  ]
  return [
    ...pursueAgenda(ruleset, view),
    ...setPosture(view, 2, 4),
    ...(demand ? [demand, ...supportDemand(demand)] : [{ type: 'statement', statement: said } as const]),
    ...(isShort(context, 0.12) ? buildByShares(ruleset, view, { submarines: 0.4 }) : offence),
    ...signWithCare(view).filter((order) => order.type !== 'diplomacy' || order.treaty !== 'armsLimit'),
    ...promises(context, 99),
    ...openBase(context, 1),
    ...(investing(view)
      ? [...buildByShares(ruleset, view, { conventional: 0.22 }), ...giveAid(ruleset, view, 0.16)]
      : []),
  ]
}

/** Policies that use every kind of order and reckon before they demand. */
export const COMPETENT = {
  statesman: script({ plan: statesmansPlan, brinkmanship: FIRM, launch: LAUNCH }),
  coercer: script({ plan: coercersPlan, brinkmanship: HARD, launch: LAUNCH }),
} as const
