import { defineBot } from '#shared/bots/define'
import { buildByShares, giveAid, threatsTo } from '#shared/bots/planning'
import { EVERY_TREATY } from '#shared/bots/policies/treaties'
import type { Order } from '#shared/orders/index'
import { phrase } from '#shared/view/phrase'

/** Exposure to a rival, 0–1, above which its answer is not sure enough for it. */
const EXPOSED = 0.15

/** Probability a year that it scraps silos, which only tempt a rival, where all can see it. */
const SCRAPS = 0.3
/** Fewest silos it keeps. */
const FEWEST_SILOS = 10

/** Shows that it means no harm by deeds that would cost a revisionist dearly: low readiness, boats, no defences (Kydd 2005). */
export const reassurer = defineBot({
  id: 'reassurer',
  treaties: {
    signs: EVERY_TREATY,
    seeks: ['hotline', 'inspection', 'interceptorLimit', 'interdependence', 'jointStatement', 'armsLimit'],
  },
  posture: {
    readiness: { silos: 1, submarines: 4, bombers: 1 },
    targeting: 'withheld',
    authority: 'delegated',
  },
  sphere: { umbrellas: 2, reaffirms: true, bases: 0, basing: 'buildOpenly', demandChance: 0 },
  brinkmanship: { riskTolerance: 0.006, highestRung: 2, boldness: 0.2, offers: 'offerSecretly', acceptsTerms: true },
  launch: { aim: 'countervalue', share: 50, defendsAllies: true },
  why: { warned: 'bot.why.rideOut', struck: 'bot.why.inKind' },
  plan({ ruleset, view, rng }) {
    const threats = threatsTo(ruleset, view, 'median')
    const short = threatsTo(ruleset, view, 'median').some(({ exposed }) => exposed > EXPOSED)
    const orders: Order[] = []
    if (short) orders.push(...buildByShares(ruleset, view, { submarines: 0.4 }))
    if (view.self.forces.silos >= FEWEST_SILOS && rng.chance(SCRAPS)) {
      orders.push({ type: 'scrap', leg: 'silos', lots: 1 })
    }
    orders.push(...giveAid(ruleset, view, 0.15))
    const wary = threats[0]
    if (wary) orders.push({ type: 'statement', statement: { say: 'reassure', target: wary.power.id } })
    return { orders, why: phrase('bot.why.reassure') }
  },
})
