import type { CrisisTemper } from '#shared/bots/crisis'
import type { Decision } from '#shared/bots/define'
import { defineDoctrine } from '#shared/bots/doctrine'
import { aidSomebody, opening, spend, threatsTo } from '#shared/bots/planning'
import type { SpherePolicy } from '#shared/bots/sphere'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

const TEMPER: CrisisTemper = {
  launchFrom: 0.85,
  aim: 'countervalue',
  answerShare: 100,
  standsByAllies: false,
  nerve: { bears: 0.05, climbs: 7, boldness: 0.8, offers: 'never', takesTerms: false },
}

const SPHERE: SpherePolicy = { covers: 2, reaffirms: false, bases: 1, basing: 'buildSecretly', demands: 0.25 }

const POSTURE = {
  readiness: { silos: 4, submarines: 3, bombers: 5 },
  targeting: 'countervalue',
  authority: 'onWarning',
} as const

/** Plays with risk: high alert, threats, a hand in every lesser state; bets that the others will blink (Schelling 1966). */
export const gambler = defineDoctrine({
  name: 'gambler',
  temper: TEMPER,
  sphere: SPHERE,
  cheats: true,
  warned: 'bot.why.onWarning',
  struck: 'bot.why.answer',
  plan,
})

function plan(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision {
  const [weakest] = [...threatsTo(ruleset, view, 'low')].reverse()
  const orders: Order[] = [
    ...opening(view, POSTURE),
    ...spend(ruleset, view, { bombers: 0.25, submarines: 0.25, conventional: 0.12 }),
    ...aidSomebody(ruleset, view, 0.2),
  ]
  if (weakest && rng.chance(0.6))
    orders.push({ type: 'statement', statement: { say: 'threaten', target: weakest.power.id } })
  else orders.push({ type: 'statement', statement: { say: 'rally' } })
  return { orders, memory, why: phrase('bot.why.gamble') }
}
