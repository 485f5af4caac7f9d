import { type Bot, defineBot } from '#shared/bots/define'
import { buildByShares, giveAid, researchUpTo } from '#shared/bots/planning'
import type { Rng } from '#shared/rng'
import { mapReadinessLegs, READINESS_LEVELS, type Readiness } from '#shared/ruleset/forces'
import { phrase } from '#shared/view/phrase'

/**
 * A bot as a point in a space that can be searched. Forces, `research` and `aid` are shares of the year's treasury, 0–1;
 * the others are fields of its policies (shared/src/bots/policies).
 */
export interface BotPoint {
  readonly silos: number
  readonly submarines: number
  readonly interceptors: number
  readonly conventional: number
  readonly research: number
  readonly aid: number
  readonly readiness: Readiness
  readonly boldness: number
  readonly bears: number
  readonly demands: number
  readonly covers: number
  /** Signs every treaty offered, or only hotlines. */
  readonly signs: boolean
  /** Margin above which its fear makes it strike first, 0–1; 1 is never. */
  readonly preempts: number
}

/** A random point. */
export function randomBotPoint(rng: Rng): BotPoint {
  const share = (n: number, most: number) => Math.round(rng.uniform(n) * most * 20) / 20
  return {
    silos: share(0, 0.4),
    submarines: share(1, 0.5),
    interceptors: share(2, 0.2),
    conventional: share(3, 0.3),
    research: share(4, 0.3),
    aid: share(5, 0.3),
    readiness: READINESS_LEVELS[rng.integer(READINESS_LEVELS.length, 6)]!,
    boldness: share(7, 1),
    bears: share(8, 1) / 20,
    demands: share(9, 1),
    covers: rng.integer(5, 10),
    signs: rng.uniform(11) < 0.5,
    preempts: rng.uniform(12) < 0.5 ? 1 : share(13, 0.4),
  }
}

const EVERYTHING = [
  'hotline',
  'inspection',
  'noFirstUse',
  'armsLimit',
  'interceptorLimit',
  'interdependence',
  'jointStatement',
] as const

/** The bot at a point of the space. */
export function parametricBot<const Id extends string>(id: Id, point: BotPoint): Bot<Id> {
  const { readiness, boldness, signs, preempts } = point
  return defineBot({
    id,
    treaties: { signs: signs ? EVERYTHING : ['hotline'], seeks: signs ? ['interdependence'] : [] },
    posture: {
      readiness: mapReadinessLegs(() => readiness),
      targeting: 'counterforce',
      authority: 'afterImpact',
    },
    sphere: { umbrellas: point.covers, reaffirms: true, bases: 0, basing: 'buildOpenly', demandChance: point.demands },
    brinkmanship: {
      riskTolerance: point.bears,
      highestRung: boldness > 0 ? 7 : 1,
      boldness,
      offers: signs ? 'offer' : 'never',
      acceptsTerms: signs,
      ...(preempts < 1 ? { preemptionMargin: preempts } : {}),
    },
    launch: { onWarningFrom: 0.95, aim: 'counterforce', share: 75, defendsAllies: true },
    why: { warned: 'bot.why.takeCover', struck: 'bot.why.answer' },
    plan: ({ ruleset, view }) => ({
      orders: [
        ...buildByShares(ruleset, view, {
          silos: point.silos,
          submarines: point.submarines,
          interceptors: point.interceptors,
          conventional: point.conventional,
        }),
        ...researchUpTo(ruleset, view, 'accuracy', point.research),
        ...giveAid(ruleset, view, point.aid),
      ],
      why: phrase('bot.why.searched'),
    }),
  })
}
