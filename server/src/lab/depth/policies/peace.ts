import { aid, disarm, promises, setPosture, signAll, signWithCare, tensest } from '#server/lab/depth/policies/parts'
import { script } from '#server/lab/depth/policies/script'
import type { Bot } from '#shared/bots/define'
import { buildByShares } from '#shared/bots/planning'
import type { Order } from '#shared/orders/index'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** A word to calm the tensest rival. */
const soothe = (view: PlayerView): readonly Order[] => {
  const rival = tensest(view)
  return rival ? [{ type: 'statement', statement: { say: 'reassure', target: rival.id } }] : []
}

/** Gives no order in any window: presses Ready. */
const onlyReady: Bot = {
  id: 'only-ready',
  decide: (_ruleset, _view, _rng, memory) => ({ orders: [], memory, why: phrase('bot.why.searched') }),
}

/** Policies that arm nothing. */
export const PEACE = {
  'only-ready': onlyReady,
  silent: script({ plan: () => [] }),
  'sign-all': script({ plan: ({ view }) => signAll(view) }),
  'disarm-and-sign': script({ plan: (context) => [...signAll(context.view), ...disarm(context)] }),
  'careful-signing': script({ plan: ({ view }) => signWithCare(view) }),
  'combo-peace': script({
    plan: (context) => [
      ...signAll(context.view),
      ...soothe(context.view),
      ...setPosture(context.view, 1, 5, 'countervalue', 'afterImpact'),
      ...promises(context, 99),
      ...aid(context.view, 2),
      ...buildByShares(context.ruleset, context.view, { conventional: 0.15 }),
    ],
  }),
} as const
