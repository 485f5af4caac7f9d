import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { assuredEmt } from '#shared/bots/judgement'
import { negotiate, type TreatyTaste } from '#shared/bots/negotiation'
import { aidSomebody, opening, spend, threatsTo } from '#shared/bots/planning'
import type { SpherePolicy } from '#shared/bots/sphere'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

const ENOUGH_EMT = 30

/** How often in a year it scraps silos, which only tempt, before witnesses. */
const SCRAPS = 0.3

const TASTE: TreatyTaste = {
  signs: ['hotline', 'inspection', 'noFirstUse', 'interceptorLimit', 'armsLimit', 'interdependence', 'jointStatement'],
  seeks: ['hotline', 'inspection', 'interceptorLimit', 'interdependence', 'jointStatement', 'armsLimit'],
}

const TEMPER: CrisisTemper = {
  launchFrom: 2,
  aim: 'countervalue',
  answerShare: 50,
  standsByAllies: true,
  nerve: { bears: 0.006, climbs: 2, boldness: 0.2, offers: 'offerSecretly', takesTerms: true },
}

const SPHERE: SpherePolicy = { covers: 2, reaffirms: true, bases: 0, basing: 'buildOpenly', demands: 0 }

const POSTURE = {
  readiness: { silos: 1, submarines: 4, bombers: 1 },
  targeting: 'withheld',
  authority: 'delegated',
} as const

/** Shows that it means no harm by deeds that would cost a revisionist dearly: low readiness, boats, no defences (Kydd 2005). */
export const reassurer = defineDoctrine({
  name: 'reassurer',
  temper: TEMPER,
  sphere: SPHERE,
  warned: 'bot.why.rideOut',
  struck: 'bot.why.inKind',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision {
  const threats = threatsTo(ruleset, view, 'median')
  const short = threats.some((rival) => assuredEmt(ruleset, view, rival.arsenal) < ENOUGH_EMT)
  const orders: Order[] = [...negotiate(view, TASTE), ...opening(view, POSTURE)]
  if (short) orders.push(...spend(ruleset, view, { submarines: 0.4 }))
  if (view.self.forces.silos >= 10 && rng.chance(SCRAPS)) orders.push({ type: 'scrap', leg: 'silos', lots: 1 })
  orders.push(...aidSomebody(ruleset, view, 0.15))
  const wary = threats[0]
  if (wary) orders.push({ type: 'statement', statement: { say: 'reassure', target: wary.power.id } })
  return { orders, memory, why: phrase('bot.why.reassure') }
}
