import type { CrisisTemper } from '#shared/bots/crisis'
import type { Bot } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { negotiate } from '#shared/bots/negotiation'
import { aidSomebody, opening, spend, study } from '#shared/bots/planning'
import type { Rng } from '#shared/rng'
import { mapReadinessLegs, READINESS_LEVELS, type Readiness } from '#shared/ruleset/forces'
import { phrase } from '#shared/view/phrase'

/** A bot as a point in a space that can be searched. Shares are of the year's budget, chances are 0–1. */
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
  /** Strikes when its fear passes its threshold by this much; 1 is never. */
  readonly preempts: number
}

/** A random point. */
export function anyPoint(rng: Rng): BotPoint {
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

export function parametricBot(name: string, point: BotPoint): Bot {
  const { readiness, boldness, bears, demands, covers, signs, preempts } = point
  const temper: CrisisTemper = {
    launchFrom: 0.95,
    aim: 'counterforce',
    answerShare: 75,
    standsByAllies: true,
    nerve: {
      bears,
      climbs: boldness > 0 ? 7 : 1,
      boldness,
      offers: signs ? 'offer' : 'never',
      takesTerms: signs,
      ...(preempts < 1 ? { preempts } : {}),
    },
  }
  return defineDoctrine({
    name,
    temper,
    sphere: { covers, reaffirms: true, bases: 0, basing: 'buildOpenly', demands },
    warned: 'bot.why.takeCover',
    struck: 'bot.why.answer',
    plan(ruleset, view, _rng, memory) {
      const posture = {
        readiness: mapReadinessLegs(() => readiness),
        targeting: 'counterforce',
        authority: 'afterImpact',
      } as const
      const orders = [
        ...negotiate(view, { signs: signs ? EVERYTHING : ['hotline'], seeks: signs ? ['interdependence'] : [] }),
        ...opening(view, posture),
        ...spend(ruleset, view, {
          silos: point.silos,
          submarines: point.submarines,
          interceptors: point.interceptors,
          conventional: point.conventional,
        }),
        ...study(ruleset, view, 'accuracy', point.research),
        ...aidSomebody(ruleset, view, point.aid),
      ]
      return { orders, memory, why: phrase('bot.why.searched') }
    },
  })
}
