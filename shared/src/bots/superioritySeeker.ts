import { defineBot } from '#shared/bots/define'
import { armedLegs, type RivalJudgement } from '#shared/bots/judgement'
import { buildByShares, researchUpTo, threatsTo } from '#shared/bots/planning'
import { sum } from '#shared/math'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** Strikes first only where its fear passes its threshold by this much: in planning, and face to face. */
const MARGIN = 0.15
const CRISIS_MARGIN = 0.25
/** National value, 0–1, it would lose to a rival's answer and still strike; to all answers together, times this by interest. */
const BEARABLE = 0.04
const BEARABLE_IN_ALL = { securitySeeker: 1.5, revisionist: 3 } as const

/** Probability a year that it threatens the worst rival. */
const THREATENS = 0.25

/** Seeks more than the other side has: silos, interceptors, accuracy. Strikes first when it thinks it must. */
export const superioritySeeker = defineBot({
  id: 'superiority-seeker',
  treaties: { signs: ['hotline', 'interdependence'], seeks: [], guarantees: 'gives' },
  posture: {
    readiness: { silos: 3, submarines: 3, bombers: 3 },
    targeting: 'counterforce',
    authority: 'onWarning',
  },
  announcement: () => ({ say: 'doctrine', aim: 'unlimited' }),
  sphere: { umbrellas: 3, reaffirms: false, bases: 2, basing: 'buildOpenly', demandChance: 0.15 },
  brinkmanship: {
    riskTolerance: 0.02,
    highestRung: 6,
    boldness: 0.6,
    offers: 'never',
    acceptsTerms: false,
    preemptionMargin: CRISIS_MARGIN,
  },
  launch: { onWarningFrom: 0.8, aim: 'counterforce', share: 75, defendsAllies: true },
  why: { warned: 'bot.why.onWarning', struck: 'bot.why.answer' },
  plan({ ruleset, view, rng }) {
    const enemies = threatsTo(ruleset, view, 'high')
    const orders: readonly Order[] = [
      ...buildByShares(ruleset, view, { silos: 0.35, interceptors: 0.15, submarines: 0.15 }),
      ...researchUpTo(ruleset, view, view.year % 2 === 0 ? 'detection' : 'accuracy', 0.22),
      ...watch(view, enemies[0], rng),
    ]
    const answers = sum(enemies.map(({ stability }) => stability.firstDeterred))
    const bearable = answers < BEARABLE_IN_ALL[view.self.interest] * BEARABLE
    const must = enemies.find(
      ({ fear, stability }) => bearable && fear > stability.first + MARGIN && stability.firstDeterred < BEARABLE,
    )
    const legs = armedLegs(view)
    if (must === undefined || legs.length === 0) return { orders, why: phrase('bot.why.superiority') }
    const target = must.power.id
    return {
      orders: [...orders, { type: 'strike', target, legs, share: 100, aim: 'counterforce' }],
      why: phrase('bot.why.preempt', { target }),
    }
  },
})

/** Spies on the worst rival, and sometimes threatens it. */
function watch(view: PlayerView, worst: RivalJudgement | undefined, rng: Rng): readonly Order[] {
  if (view.year === 1 || worst === undefined) return []
  const spy: Order = { type: 'spy', target: worst.power.id, level: 1 }
  if (!rng.chance(THREATENS)) return [spy]
  return [spy, { type: 'statement', statement: { say: 'threaten', target: worst.power.id } }]
}
