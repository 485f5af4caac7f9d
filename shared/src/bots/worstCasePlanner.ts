import { defineBot } from '#shared/bots/define'
import { buildByShares, researchUpTo, threatsTo } from '#shared/bots/planning'
import type { Order } from '#shared/orders/index'
import { phrase } from '#shared/view/phrase'

/** Exposure to a rival, 0–1, above which its answer is not sure enough for it. */
const EXPOSED = 0.15

/** Reads every estimate at its worst and arms against that: means no harm, and frightens all others. */
export const worstCasePlanner = defineBot({
  id: 'worst-case-planner',
  treaties: { signs: ['hotline'], seeks: ['hotline'], guarantees: 'seeks' },
  posture: {
    readiness: { silos: 3, submarines: 4, bombers: 4 },
    targeting: 'counterforce',
    authority: 'onWarning',
  },
  sphere: { umbrellas: 2, reaffirms: true, bases: 1, basing: 'buildOpenly', demandChance: 0.03 },
  brinkmanship: {
    riskTolerance: 0.015,
    highestRung: 5,
    boldness: 0.5,
    offers: 'offerSecretly',
    acceptsTerms: false,
    preemptionMargin: 0.1,
  },
  launch: { onWarningFrom: 0.7, aim: 'counterforce', share: 100, defendsAllies: true },
  why: { warned: 'bot.why.onWarning', struck: 'bot.why.answer' },
  plan({ ruleset, view }) {
    const threats = threatsTo(ruleset, view, 'high')
    const short = threatsTo(ruleset, view, 'high').some(({ exposed }) => exposed > EXPOSED)
    const wantsSensors = view.self.forces.sensors < 2 && view.year % 2 === 0
    const orders: Order[] = []
    if (wantsSensors) orders.push(...buildByShares(ruleset, view, { sensors: 0.6, submarines: 0.3 }))
    else if (view.year % 4 === 3)
      orders.push(...buildByShares(ruleset, view, { shelters: 0.35 }), ...researchUpTo(ruleset, view, 'hardness', 0.3))
    else if (short) orders.push(...buildByShares(ruleset, view, { submarines: 0.5, bombers: 0.15, interceptors: 0.15 }))
    if (threats[0] && !wantsSensors) orders.push({ type: 'spy', target: threats[0].power.id, level: 1 })
    return { orders, why: phrase(short ? 'bot.why.worstCase' : 'bot.why.enough') }
  },
})
