import { defineBot } from '#shared/bots/define'
import { armedLegs } from '#shared/bots/judgement'
import { buildByShares, giveAid, researchUpTo, threatsTo } from '#shared/bots/planning'
import type { Order } from '#shared/orders/index'
import { phrase } from '#shared/view/phrase'

/** National value it would risk for the chance to disarm a rival, 0–1: an answer that costs less does not deter it. */
const BEARABLE = 0.03

/** A rival tempts it above this tension (0–100) and below this threshold of its own (0–1). */
const TENSE = 55
const TEMPTED = 0.6

/** Waits for a rival that could not answer, and takes what influence costs little. Secure second strikes tame it. */
export const opportunist = defineBot({
  id: 'opportunist',
  treaties: {
    signs: ['hotline', 'noFirstUse', 'interdependence', 'armsLimit'],
    seeks: ['noFirstUse', 'interdependence'],
  },
  posture: {
    readiness: { silos: 2, submarines: 3, bombers: 2 },
    targeting: 'counterforce',
    authority: 'afterImpact',
  },
  sphere: { umbrellas: 1, reaffirms: false, bases: 1, basing: 'buildSecretly', demandChance: 0.2 },
  brinkmanship: { riskTolerance: 0.012, highestRung: 4, boldness: 0.6, offers: 'offerSecretly', acceptsTerms: true },
  launch: { onWarningFrom: 0.9, aim: 'counterforce', share: 50, defendsAllies: false },
  cheats: true,
  why: { warned: 'bot.why.takeCover', struck: 'bot.why.inKind' },
  plan({ ruleset, view }) {
    const orders: readonly Order[] = [
      ...buildByShares(ruleset, view, { silos: 0.3, submarines: 0.2, conventional: 0.12 }),
      ...researchUpTo(ruleset, view, 'accuracy', 0.22),
      ...giveAid(ruleset, view, 0.12),
    ]
    const threats = threatsTo(ruleset, view, 'high')
    const undeterred = threats.every((rival) => rival.stability.firstDeterred < BEARABLE)
    const prey = threats.find((rival) => rival.tension > TENSE && rival.stability.first < TEMPTED)
    const legs = armedLegs(view)
    if (!undeterred || prey === undefined || legs.length === 0) return { orders, why: phrase('bot.why.waits') }
    const target = prey.power.id
    return {
      orders: [...orders, { type: 'strike', target, legs, share: 75, aim: 'counterforce' }],
      why: phrase('bot.why.window', { target }),
    }
  },
})
