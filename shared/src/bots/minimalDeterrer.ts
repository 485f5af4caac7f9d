import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { assuredEmt } from '#shared/bots/judgement'
import { negotiate, type TreatyTaste } from '#shared/bots/negotiation'
import { opening, spend, study, threatsTo } from '#shared/bots/planning'
import type { SpherePolicy } from '#shared/bots/sphere'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** EMT that must be sure to fall on the worst rival: enough to deter, not enough to frighten (the-model F). */
const ENOUGH_EMT = 40

const TASTE: TreatyTaste = {
  signs: ['hotline', 'inspection', 'noFirstUse', 'interceptorLimit', 'armsLimit', 'interdependence', 'jointStatement'],
  seeks: ['interceptorLimit', 'noFirstUse', 'armsLimit'],
}

const TEMPER: CrisisTemper = {
  launchFrom: 2,
  aim: 'countervalue',
  answerShare: 100,
  standsByAllies: false,
  nerve: { bears: 0.005, climbs: 3, boldness: 0.25, offers: 'offer', takesTerms: true },
}

const SPHERE: SpherePolicy = { covers: 1, reaffirms: true, bases: 0, basing: 'buildOpenly', demands: 0 }

const POSTURE = {
  readiness: { silos: 1, submarines: 4, bombers: 2 },
  targeting: 'countervalue',
  authority: 'afterImpact',
} as const

/** Keeps the least force that can still answer: submarines until the answer is sure, then schools. Never first. */
export const minimalDeterrer = defineDoctrine({
  name: 'minimal-deterrer',
  temper: TEMPER,
  sphere: SPHERE,
  warned: 'bot.why.rideOut',
  struck: 'bot.why.answer',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, _rng: Rng, memory: unknown): Decision {
  const threats = threatsTo(ruleset, view, 'high')
  const short = threats.some((rival) => assuredEmt(ruleset, view, rival.arsenal) < ENOUGH_EMT)
  const orders: Order[] = [...negotiate(view, TASTE), ...opening(view, POSTURE, { say: 'doctrine', aim: 'minimal' })]
  if (short) orders.push(...spend(ruleset, view, { submarines: 0.55 }))
  else orders.push(...study(ruleset, view, 'quieting', 0.3))
  const tense = threats.find((rival) => rival.tension > 45)
  if (view.year > 1 && tense) orders.push({ type: 'statement', statement: { say: 'reassure', target: tense.power.id } })
  return { orders, memory, why: phrase(short ? 'bot.why.needAnswer' : 'bot.why.enough') }
}
