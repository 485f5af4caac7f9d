import { aid, disarm, isShort, promises, setPosture, signWithCare } from '#server/lab/depth/policies/parts'
import { type ScriptContext, script } from '#server/lab/depth/policies/script'
import { buildByShares } from '#shared/bots/planning'
import type { Order } from '#shared/orders/index'

/** A secure answer, careful treaties, and little else. */
const secure = (context: ScriptContext): readonly Order[] => [
  ...setPosture(context.view, 1, 4),
  ...signWithCare(context.view),
  ...(isShort(context) ? buildByShares(context.ruleset, context.view, { submarines: 0.5 }) : []),
]

/** Formations, aid and a promise beside it. */
const presence = (context: ScriptContext): readonly Order[] => [
  ...buildByShares(context.ruleset, context.view, { conventional: 0.15 }),
  ...aid(context.view, 1),
  ...promises(context, 1),
]

/** Policies with no more than a sure answer, each beside the same without arms. */
export const DETERRENCE = {
  'minimal-secure': script({ plan: secure }),
  'minimal-disarmed': script({
    plan: (context) => [...setPosture(context.view, 1, 4), ...signWithCare(context.view), ...disarm(context)],
  }),
  moderate: script({
    plan: (context) => [
      ...secure(context),
      ...buildByShares(context.ruleset, context.view, { silos: 0.1 }),
      ...presence(context),
    ],
  }),
  'moderate-unarmed': script({
    plan: (context) => [...setPosture(context.view, 1, 4), ...signWithCare(context.view), ...presence(context)],
  }),
} as const
