import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { negotiate, type TreatyTaste } from '#shared/bots/negotiation'
import { opening, spend, study, threatsTo } from '#shared/bots/planning'
import { NO_SPHERE } from '#shared/bots/sphere'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

const TASTE: TreatyTaste = {
  signs: ['hotline', 'inspection', 'noFirstUse', 'armsLimit', 'interceptorLimit', 'interdependence', 'jointStatement'],
  seeks: ['interdependence'],
  guarantees: 'seeks',
}

const TEMPER: CrisisTemper = {
  launchFrom: 2,
  aim: 'countervalue',
  answerShare: 100,
  standsByAllies: false,
  nerve: { bears: 0.004, climbs: 2, boldness: 0.2, offers: 'offer', takesTerms: true },
}

const POSTURE = {
  readiness: { silos: 1, submarines: 2, bombers: 1 },
  targeting: 'countervalue',
  authority: 'afterImpact',
} as const

/** Lives under somebody else's umbrella and keeps its money for schools; arms only when nobody covers it (Olson & Zeckhauser 1966). */
export const freeRider = defineDoctrine({
  name: 'free-rider',
  temper: TEMPER,
  sphere: NO_SPHERE,
  warned: 'bot.why.rideOut',
  struck: 'bot.why.answer',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, _rng: Rng, memory: unknown): Decision {
  const covered = view.pairs.some(
    ({ a, b, treaties }) =>
      (a === view.self.id || b === view.self.id) && treaties.some(({ kind }) => kind === 'umbrella'),
  )
  const alone = !covered && view.year > 2 && threatsTo(ruleset, view, 'median').length > 0
  const orders: Order[] = [...negotiate(view, TASTE), ...opening(view, POSTURE)]
  if (alone) orders.push(...spend(ruleset, view, { submarines: 0.4 }))
  else orders.push(...study(ruleset, view, 'quieting', 0.25))
  const [friend] = rivals(view)
  if (covered && friend) orders.push({ type: 'statement', statement: { say: 'reassure', target: friend.id } })
  return { orders, memory, why: phrase(alone ? 'bot.why.uncovered' : 'bot.why.freeRide') }
}
