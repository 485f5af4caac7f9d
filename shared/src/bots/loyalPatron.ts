import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { assuredEmt } from '#shared/bots/judgement'
import { negotiate, type TreatyTaste } from '#shared/bots/negotiation'
import { aidSomebody, opening, spend, threatsTo } from '#shared/bots/planning'
import type { SpherePolicy } from '#shared/bots/sphere'
import type { Statement } from '#shared/orders/claims'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** EMT it wants sure against every rival, so that its promises weigh. */
const ENOUGH_EMT = 60

const TASTE: TreatyTaste = {
  signs: ['hotline', 'noFirstUse', 'armsLimit', 'interceptorLimit', 'interdependence', 'jointStatement'],
  seeks: ['hotline'],
  guarantees: 'seeks',
}

const TEMPER: CrisisTemper = {
  launchFrom: 0.93,
  aim: 'counterforce',
  answerShare: 75,
  standsByAllies: true,
  nerve: { bears: 0.015, climbs: 5, boldness: 0.5, offers: 'offerSecretly', takesTerms: false },
}

const SPHERE: SpherePolicy = { covers: 4, reaffirms: true, bases: 1, basing: 'buildOpenly', demands: 0 }

const POSTURE = {
  readiness: { silos: 2, submarines: 3, bombers: 3 },
  targeting: 'counterforce',
  authority: 'afterImpact',
} as const

/** Promises much and stands by it: umbrellas, a base as a tripwire, forces that make the promise weigh (Huth & Russett 1984). */
export const loyalPatron = defineDoctrine({
  name: 'loyal-patron',
  temper: TEMPER,
  sphere: SPHERE,
  warned: 'bot.why.takeCover',
  struck: 'bot.why.standsBy',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, _rng: Rng, memory: unknown): Decision {
  const short = threatsTo(ruleset, view, 'high').some((rival) => assuredEmt(ruleset, view, rival.arsenal) < ENOUGH_EMT)
  const orders: Order[] = [
    ...negotiate(view, TASTE),
    ...opening(view, POSTURE, doctrine(ruleset, view)),
    ...spend(ruleset, view, short ? { submarines: 0.4, conventional: 0.12 } : { conventional: 0.12, silos: 0.15 }),
    ...aidSomebody(ruleset, view, 0.1),
  ]
  return { orders, memory, why: phrase('bot.why.patron') }
}

function doctrine(ruleset: Ruleset, view: PlayerView): Statement {
  const [worst] = threatsTo(ruleset, view, 'median')
  return worst ? { say: 'doctrine', aim: 'limited', against: worst.power.id } : { say: 'doctrine', aim: 'minimal' }
}
