import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { armedLegs } from '#shared/bots/judgement'
import { negotiate, type TreatyTaste } from '#shared/bots/negotiation'
import { aidSomebody, opening, spend, study, threatsTo } from '#shared/bots/planning'
import type { SpherePolicy } from '#shared/bots/sphere'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

const TASTE: TreatyTaste = {
  signs: ['hotline', 'noFirstUse', 'interdependence', 'armsLimit'],
  seeks: ['noFirstUse', 'interdependence'],
}

const TEMPER: CrisisTemper = {
  launchFrom: 0.9,
  aim: 'counterforce',
  answerShare: 50,
  standsByAllies: false,
  nerve: { bears: 0.012, climbs: 4, boldness: 0.6, offers: 'offerSecretly', takesTerms: true },
}

const SPHERE: SpherePolicy = { covers: 1, reaffirms: false, bases: 1, basing: 'buildSecretly', demands: 0.2 }

const POSTURE = {
  readiness: { silos: 2, submarines: 3, bombers: 2 },
  targeting: 'counterforce',
  authority: 'afterImpact',
} as const

/** National value it would risk for the chance to disarm a rival: an answer that costs less does not deter it. */
const BEARABLE = 0.03

/** Waits for a rival that could not answer, and takes what influence costs little. Secure second strikes tame it. */
export const opportunist = defineDoctrine({
  name: 'opportunist',
  temper: TEMPER,
  sphere: SPHERE,
  cheats: true,
  warned: 'bot.why.takeCover',
  struck: 'bot.why.inKind',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, _rng: Rng, memory: unknown): Decision {
  const orders: Order[] = [
    ...negotiate(view, TASTE),
    ...opening(view, POSTURE),
    ...spend(ruleset, view, { silos: 0.3, submarines: 0.2, conventional: 0.12 }),
    ...study(ruleset, view, 'accuracy', 0.22),
    ...aidSomebody(ruleset, view, 0.12),
  ]
  const threats = threatsTo(ruleset, view, 'high')
  const alone = threats.every((rival) => rival.stability.firstDeterred < BEARABLE)
  const tempted = threats.find((rival) => rival.tension > 55 && rival.stability.first < 0.6)
  const legs = armedLegs(view)
  if (!alone || tempted === undefined || legs.length === 0) return { orders, memory, why: phrase('bot.why.waits') }
  orders.push({ type: 'strike', target: tempted.power.id, legs, share: 75, aim: 'counterforce' })
  return { orders, memory, why: phrase('bot.why.window', { target: tempted.power.id }) }
}
