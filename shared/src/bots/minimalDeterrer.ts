import { defineBot } from '#shared/bots/define'
import { buildByShares, researchUpTo, threatsTo } from '#shared/bots/planning'
import { EVERY_TREATY } from '#shared/bots/policies/treaties'
import type { Order } from '#shared/orders/index'
import { phrase } from '#shared/view/phrase'

/** Exposure to a rival, 0–1, above which its answer is not sure enough for it. */
const EXPOSED = 0.15

/** Tension with a rival, 0–100, above which it reassures. */
const TENSE = 45

/** Keeps the least force that can still answer: submarines until the answer is sure, then schools. Never first. */
export const minimalDeterrer = defineBot({
  id: 'minimal-deterrer',
  treaties: {
    signs: EVERY_TREATY,
    seeks: ['interceptorLimit', 'noFirstUse', 'armsLimit'],
  },
  posture: {
    readiness: { silos: 1, submarines: 4, bombers: 2 },
    targeting: 'countervalue',
    authority: 'afterImpact',
  },
  announcement: () => ({ say: 'doctrine', aim: 'minimal' }),
  sphere: { umbrellas: 1, reaffirms: true, bases: 0, basing: 'buildOpenly', demandChance: 0 },
  brinkmanship: { riskTolerance: 0.005, highestRung: 3, boldness: 0.25, offers: 'offer', acceptsTerms: true },
  launch: { aim: 'countervalue', share: 100, defendsAllies: false },
  why: { warned: 'bot.why.rideOut', struck: 'bot.why.answer' },
  plan({ ruleset, view }) {
    const threats = threatsTo(ruleset, view, 'high')
    const short = threatsTo(ruleset, view, 'median').some(({ exposed }) => exposed > EXPOSED)
    const orders: Order[] = [
      ...(short ? buildByShares(ruleset, view, { submarines: 0.55 }) : researchUpTo(ruleset, view, 'quieting', 0.3)),
    ]
    const tense = threats.find((rival) => rival.tension > TENSE)
    if (view.year > 1 && tense) {
      orders.push({ type: 'statement', statement: { say: 'reassure', target: tense.power.id } })
    }
    return { orders, why: phrase(short ? 'bot.why.needAnswer' : 'bot.why.enough') }
  },
})
