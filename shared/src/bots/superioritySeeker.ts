import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { armedLegs, type RivalJudgement } from '#shared/bots/judgement'
import { negotiate, type TreatyTaste } from '#shared/bots/negotiation'
import { opening, spend, study, threatsTo } from '#shared/bots/planning'
import type { SpherePolicy } from '#shared/bots/sphere'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

const TASTE: TreatyTaste = { signs: ['hotline', 'interdependence'], seeks: [], guarantees: 'gives' }

const TEMPER: CrisisTemper = {
  launchFrom: 0.8,
  aim: 'counterforce',
  answerShare: 75,
  standsByAllies: true,
  nerve: { bears: 0.02, climbs: 6, boldness: 0.6, offers: 'never', takesTerms: false, preempts: 0.05 },
}

/** Strikes first only where fear passes the threshold by this much. */
const MARGIN = 0.05

const SPHERE: SpherePolicy = { covers: 3, reaffirms: false, bases: 2, basing: 'buildOpenly', demands: 0.15 }

const POSTURE = {
  readiness: { silos: 3, submarines: 3, bombers: 3 },
  targeting: 'counterforce',
  authority: 'onWarning',
} as const

/** Seeks more than the other side has: silos, interceptors, accuracy. Strikes first when it thinks it must. */
export const superioritySeeker = defineDoctrine({
  name: 'superiority-seeker',
  temper: TEMPER,
  sphere: SPHERE,
  warned: 'bot.why.onWarning',
  struck: 'bot.why.answer',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision {
  const enemies = threatsTo(ruleset, view, 'high')
  const orders: Order[] = [
    ...negotiate(view, TASTE),
    ...opening(view, POSTURE, { say: 'doctrine', aim: 'unlimited' }),
    ...spend(ruleset, view, { silos: 0.35, interceptors: 0.15, submarines: 0.15 }),
    ...study(ruleset, view, view.year % 2 === 0 ? 'detection' : 'accuracy', 0.22),
    ...words(view, enemies[0], rng),
  ]
  const must = enemies.find((rival) => rival.fear > rival.stability.first + MARGIN)
  const legs = armedLegs(view)
  if (must === undefined || legs.length === 0) return { orders, memory, why: phrase('bot.why.superiority') }
  orders.push({ type: 'strike', target: must.power.id, legs, share: 100, aim: 'counterforce' })
  return { orders, memory, why: phrase('bot.why.preempt', { target: must.power.id }) }
}

function words(view: PlayerView, worst: RivalJudgement | undefined, rng: Rng): readonly Order[] {
  if (view.year === 1 || worst === undefined) return []
  const spies: Order = { type: 'spy', target: worst.power.id, level: 1 }
  if (!rng.chance(0.25)) return [spies]
  return [spies, { type: 'statement', statement: { say: 'threaten', target: worst.power.id } }]
}
