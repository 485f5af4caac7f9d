import { defineBot } from '#shared/bots/define'
import { buildByShares, researchUpTo, threatsTo } from '#shared/bots/planning'
import { NO_SPHERE } from '#shared/bots/policies/sphere'
import type { Order } from '#shared/orders/index'
import { hasTreaty, rivals } from '#shared/view/lookup'
import { phrase } from '#shared/view/phrase'

/** Exposure to a rival, 0–1, above which it arms: covered by a guarantee, and alone. */
const EXPOSED_COVERED = 0.6
const EXPOSED_ALONE = 0.3

/** Lives under another power's umbrella and keeps its money for schools; arms only when it is exposed all the same (Olson & Zeckhauser 1966). */
export const freeRider = defineBot({
  id: 'free-rider',
  treaties: {
    signs: [
      'hotline',
      'inspection',
      'noFirstUse',
      'armsLimit',
      'interceptorLimit',
      'interdependence',
      'jointStatement',
    ],
    seeks: ['interdependence'],
    guarantees: 'seeks',
  },
  posture: {
    readiness: { silos: 1, submarines: 2, bombers: 1 },
    targeting: 'countervalue',
    authority: 'afterImpact',
  },
  sphere: NO_SPHERE,
  brinkmanship: { riskTolerance: 0.004, highestRung: 2, boldness: 0.2, offers: 'offer', acceptsTerms: true },
  launch: { aim: 'countervalue', share: 100, defendsAllies: false },
  why: { warned: 'bot.why.rideOut', struck: 'bot.why.answer' },
  plan({ ruleset, view }) {
    const covered = rivals(view).some(({ id }) => hasTreaty(view, id, 'umbrella'))
    const bears = covered ? EXPOSED_COVERED : EXPOSED_ALONE
    const alone = view.year > 1 && threatsTo(ruleset, view, 'median').some(({ exposed }) => exposed > bears)
    const orders: Order[] = [
      ...(alone ? buildByShares(ruleset, view, { submarines: 0.4 }) : researchUpTo(ruleset, view, 'quieting', 0.25)),
    ]
    const [friend] = rivals(view)
    if (covered && friend) orders.push({ type: 'statement', statement: { say: 'reassure', target: friend.id } })
    return { orders, why: phrase(alone ? 'bot.why.uncovered' : 'bot.why.freeRide') }
  },
})
