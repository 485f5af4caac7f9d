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

/** EMT it wants sure against every rival read at its worst (the-model F: "spiral hawk"). */
const ENOUGH_EMT = 120

const TASTE: TreatyTaste = { signs: ['hotline'], seeks: ['hotline'], guarantees: 'seeks' }

const TEMPER: CrisisTemper = {
  launchFrom: 0.7,
  aim: 'counterforce',
  answerShare: 100,
  standsByAllies: true,
  nerve: { bears: 0.015, climbs: 5, boldness: 0.5, offers: 'offerSecretly', takesTerms: false, preempts: 0.1 },
}

const SPHERE: SpherePolicy = { covers: 2, reaffirms: true, bases: 1, basing: 'buildOpenly', demands: 0.03 }

const POSTURE = {
  readiness: { silos: 3, submarines: 4, bombers: 4 },
  targeting: 'counterforce',
  authority: 'onWarning',
} as const

/** Reads every estimate at its worst and arms against that: means no harm, and frightens everybody. */
export const worstCasePlanner = defineDoctrine({
  name: 'worst-case-planner',
  temper: TEMPER,
  sphere: SPHERE,
  warned: 'bot.why.onWarning',
  struck: 'bot.why.answer',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, _rng: Rng, memory: unknown): Decision {
  const threats = threatsTo(ruleset, view, 'high')
  const short = threats.some((rival) => assuredEmt(ruleset, view, rival.arsenal) < ENOUGH_EMT)
  const wantsSensors = view.self.forces.sensors < 2 && view.year % 2 === 0
  const orders: Order[] = [...negotiate(view, TASTE), ...opening(view, POSTURE)]
  if (wantsSensors) orders.push(...spend(ruleset, view, { sensors: 0.6, submarines: 0.3 }))
  else if (view.year % 4 === 3)
    orders.push(...spend(ruleset, view, { shelters: 0.35 }), ...study(ruleset, view, 'hardness', 0.3))
  else if (short) orders.push(...spend(ruleset, view, { submarines: 0.5, bombers: 0.15, interceptors: 0.15 }))
  if (threats[0] && !wantsSensors) orders.push({ type: 'spy', target: threats[0].power.id, level: 1 })
  return { orders, memory, why: phrase(short ? 'bot.why.worstCase' : 'bot.why.enough') }
}
