import { defineBot } from '#shared/bots/define'
import { buildByShares, giveAid, threatsTo } from '#shared/bots/planning'
import { phrase } from '#shared/view/phrase'

/** Exposure to a rival, 0–1, above which its answer is not sure enough for it. */
const EXPOSED = 0.15

/** Promises much and stands by it: umbrellas, a base as a tripwire, forces that make the promise weigh (Huth & Russett 1984). */
export const loyalPatron = defineBot({
  id: 'loyal-patron',
  treaties: {
    signs: ['hotline', 'noFirstUse', 'armsLimit', 'interceptorLimit', 'interdependence', 'jointStatement'],
    seeks: ['hotline'],
    guarantees: 'seeks',
  },
  posture: {
    readiness: { silos: 2, submarines: 3, bombers: 3 },
    targeting: 'counterforce',
    authority: 'afterImpact',
  },
  announcement({ ruleset, view }) {
    const [worst] = threatsTo(ruleset, view, 'median')
    return worst ? { say: 'doctrine', aim: 'limited', against: worst.power.id } : { say: 'doctrine', aim: 'minimal' }
  },
  sphere: { umbrellas: 4, reaffirms: true, bases: 1, basing: 'buildOpenly', demandChance: 0 },
  brinkmanship: { riskTolerance: 0.015, highestRung: 5, boldness: 0.5, offers: 'offerSecretly', acceptsTerms: false },
  launch: { onWarningFrom: 0.93, aim: 'counterforce', share: 75, defendsAllies: true },
  why: { warned: 'bot.why.takeCover', struck: 'bot.why.standsBy' },
  plan({ ruleset, view }) {
    const short = threatsTo(ruleset, view, 'median').some(({ exposed }) => exposed > EXPOSED)
    return {
      orders: [
        ...buildByShares(
          ruleset,
          view,
          short ? { submarines: 0.4, conventional: 0.12 } : { conventional: 0.12, silos: 0.15 },
        ),
        ...giveAid(ruleset, view, 0.1),
      ],
      why: phrase('bot.why.patron'),
    }
  },
})
