import { contestOf, seenBalance } from '#shared/analysis/seenBalance'
import { armedLegs, judgeRivals } from '#shared/bots/judgement'
import { demandsWonBy } from '#shared/bots/policies/coercers'
import type { PowerId } from '#shared/ids'
import { clamp, logistic, logit, pow } from '#shared/math'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf, rivalIn } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'

/** How a strategy plays a confrontation with a rival (the-model B10). */
export interface BrinkmanshipPolicy {
  /** Accident risk in one window, 0–1, it accepts for a demand of its own; DEFENDERS_STAKE times as much for what it defends. */
  readonly riskTolerance: number
  /** Highest rung it climbs to by itself; one more for each demand the rival has won. */
  readonly highestRung: number
  /** Probability that it climbs when it can; the more, the more demands the rival has won. */
  readonly boldness: number
  /** How it offers terms: not at all, in public, or in secret. */
  readonly offers: 'never' | 'offer' | 'offerSecretly'
  /** Accepts terms that are offered. */
  readonly acceptsTerms: boolean
  /** Strikes first when its fear of a strike (0–1) passes its threshold by this much; absent when it never does. */
  readonly preemptionMargin?: number
}

/** Factor: defenders care more for what they have than challengers for what they want (the-model B10). */
const DEFENDERS_STAKE = 2.5
/** What each demand the rival has won before teaches: by this share it accepts more risk, and by this factor it is less often daunted. */
const LEARNED = 0.35
const DAUNTED = 0.6
/** Odds, 0–1, of prevailing when the ground decides: from which it needs no terms, and outside which climbing is no use. */
const CONFIDENT = 0.6
const HOPELESS = 0.2
const CERTAIN = 0.85
/** National value, 0–1, it would lose to the answer and still strike in fear. */
const BEARABLE = 0.08
/** Log-odds every rung adds to the fear of being struck (the-model B9: 0.8 a rung above the fourth). */
const FEAR_PER_RUNG = 0.35

/** One window of a confrontation: strike in fear, take terms, yield, climb, offer, or stand. */
export function playConfrontation(
  ruleset: Ruleset,
  view: PlayerView,
  policy: BrinkmanshipPolicy,
  rng: Rng,
): readonly Order[] {
  const crisis = confrontationOf(view)
  if (crisis === undefined) return []
  const rival = rivalIn(view, crisis)
  if (fearsStrike(ruleset, view, policy, rival, crisis.rung)) return strikeAt(view, rival)
  return [{ type: 'confront', move: moveOf(ruleset, view, policy, crisis, rng) }]
}

function moveOf(
  ruleset: Ruleset,
  view: PlayerView,
  policy: BrinkmanshipPolicy,
  crisis: SeenConfrontation,
  rng: Rng,
): CrisisMove {
  const me = view.self.id
  const terms = crisis.mediated || crisis.offers.some(({ from }) => from !== me)
  const accepted = acceptedRisk(view, policy, crisis)
  const { odds } = seenBalance(ruleset, view, contestOf(crisis))
  const wins = crisis.challenger === me ? odds : 1 - odds
  if (terms && ((policy.acceptsTerms && wins < CONFIDENT) || crisis.risk > accepted)) return 'accept'
  if (crisis.risk > accepted) return 'stepBack'
  const { highest, boldness } = resolveOf(policy, demandsWonBy(view, rivalIn(view, crisis)))
  const higher = crisis.rung < Math.min(highest, ruleset.crisis.rungs) && crisis.riskAbove <= accepted
  if (higher && wins > HOPELESS && wins < CERTAIN && rng.chance(boldness)) return 'raise'
  const lesserEvil = wins < 1 - ruleset.crisis.stepBackShare
  if (lesserEvil && rng.split('yield').chance(1 - boldness)) return 'stepBack'
  const offered = crisis.offers.some(({ from }) => from === me)
  return policy.offers !== 'never' && !offered && wins < CONFIDENT ? policy.offers : 'stand'
}

/** How high and how boldly it climbs against a rival that has won so many demands. */
const resolveOf = ({ highestRung, boldness }: BrinkmanshipPolicy, won: number) => ({
  highest: highestRung + won,
  boldness: 1 - (1 - boldness) * pow(DAUNTED, won),
})

function acceptedRisk(view: PlayerView, policy: BrinkmanshipPolicy, crisis: SeenConfrontation): number {
  const stake = crisis.defender === view.self.id ? DEFENDERS_STAKE : 1
  return policy.riskTolerance * stake * (1 + LEARNED * demandsWonBy(view, rivalIn(view, crisis)))
}

function fearsStrike(
  ruleset: Ruleset,
  view: PlayerView,
  policy: BrinkmanshipPolicy,
  rival: PowerId,
  rung: number,
): boolean {
  const margin = policy.preemptionMargin
  if (margin === undefined) return false
  const judged = judgeRivals(ruleset, view, 'high').find(({ power }) => power.id === rival)
  if (judged === undefined) return false
  const fear = logistic(logit(clamp(judged.fear, 0.001, 0.999)) + FEAR_PER_RUNG * rung)
  return fear > judged.stability.first + margin && judged.stability.firstDeterred < BEARABLE
}

function strikeAt(view: PlayerView, target: PowerId): readonly Order[] {
  const legs = armedLegs(view)
  if (legs.length === 0 || !view.window.canLaunch) return [{ type: 'confront', move: 'stepBack' }]
  return [{ type: 'strike', target, legs, share: 100, aim: 'counterforce' }]
}
