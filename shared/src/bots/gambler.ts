import { defineBot } from '#shared/bots/define'
import { buildByShares, giveAid, threatsTo } from '#shared/bots/planning'
import type { Statement } from '#shared/orders/claims'
import { phrase } from '#shared/view/phrase'

/** Probability a year that it threatens the weakest rival; otherwise it rallies its own people. */
const THREATENS = 0.6

/** Plays with risk: high alert, threats, a hand in every lesser state; bets that the others will blink (Schelling 1966). */
export const gambler = defineBot({
  id: 'gambler',
  treaties: { signs: [], seeks: [] },
  posture: {
    readiness: { silos: 4, submarines: 3, bombers: 5 },
    targeting: 'countervalue',
    authority: 'onWarning',
  },
  sphere: { umbrellas: 2, reaffirms: false, bases: 1, basing: 'buildSecretly', demandChance: 0.25 },
  brinkmanship: { riskTolerance: 0.03, highestRung: 7, boldness: 0.8, offers: 'never', acceptsTerms: false },
  launch: { onWarningFrom: 0.85, aim: 'countervalue', share: 100, defendsAllies: false },
  cheats: true,
  why: { warned: 'bot.why.onWarning', struck: 'bot.why.answer' },
  plan({ ruleset, view, rng }) {
    const weakest = threatsTo(ruleset, view, 'low').at(-1)
    const statement: Statement =
      weakest && rng.chance(THREATENS) ? { say: 'threaten', target: weakest.power.id } : { say: 'rally' }
    return {
      orders: [
        ...buildByShares(ruleset, view, { bombers: 0.25, submarines: 0.25, conventional: 0.12 }),
        ...giveAid(ruleset, view, 0.2),
        { type: 'statement', statement },
      ],
      why: phrase('bot.why.gamble'),
    }
  },
})
