import { armedLegs, judgeRivals } from '#shared/bots/judgement'
import type { PowerId } from '#shared/ids'
import { clamp, logistic, logit } from '#shared/math'
import type { Order } from '#shared/orders/index'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'

/** How a doctrine behaves face to face with a rival (the-model B10). */
export interface Nerve {
  /** Accident risk a window, 0–1, it bears for a demand of its own; for what it defends it bears 2.5 times as much. */
  readonly bears: number
  /** Highest rung it climbs to by itself. */
  readonly climbs: number
  /** Probability that it climbs when it can. */
  readonly boldness: number
  /** How it offers terms: not at all, before everybody, or between the two. */
  readonly offers: 'never' | 'offer' | 'offerSecretly'
  /** Takes terms that are on the table. */
  readonly takesTerms: boolean
  /** Strikes when its fear of being struck passes its threshold by this much; absent when it never does. */
  readonly preempts?: number
}

/** Defenders care more for what they have than challengers for what they want (the-model B10). */
const DEFENDERS_STAKE = 2.5
/** Each earlier win of the rival hardens resistance. */
const LEARNED = 0.35
/** Log-odds every rung adds to the fear of being struck (the-model B9: 0.8 a rung above the fourth). */
const FEAR_PER_RUNG = 0.35

/** One window of a confrontation: strike in fear, take terms, yield, climb, offer, or stand. */
export function faceRival(ruleset: Ruleset, view: PlayerView, nerve: Nerve, rng: Rng): readonly Order[] {
  const crisis = confrontationOf(view)
  if (crisis === undefined) return []
  const rival = crisis.challenger === view.self.id ? crisis.defender : crisis.challenger
  if (fearsStrike(ruleset, view, nerve, rival, crisis.rung)) return strikeAt(view, rival)
  return [{ type: 'confront', move: moveOf(ruleset, view, nerve, crisis, rng) }]
}

function moveOf(ruleset: Ruleset, view: PlayerView, nerve: Nerve, crisis: SeenConfrontation, rng: Rng): CrisisMove {
  const me = view.self.id
  const terms = crisis.mediated || crisis.offers.some(({ from }) => from !== me)
  const bears = bearableRisk(view, nerve, crisis)
  if (terms && (nerve.takesTerms || crisis.risk > bears)) return 'accept'
  if (crisis.risk > bears) return 'stepBack'
  const higher = crisis.rung < Math.min(nerve.climbs, ruleset.crisis.rungs) && crisis.riskAbove <= bears
  if (higher && rng.chance(nerve.boldness)) return 'raise'
  if (rng.split('yield').chance(yieldChance(view, nerve, crisis))) return 'stepBack'
  const offered = crisis.offers.some(({ from }) => from === me)
  return nerve.offers !== 'never' && !offered && crisis.rung > 1 ? nerve.offers : 'stand'
}

/** Whoever will not climb any more gives way now and then: the timid sooner, and later where a promise is at stake. */
function yieldChance(view: PlayerView, nerve: Nerve, { defender, over, rung }: SeenConfrontation): number {
  if (rung < Math.min(nerve.climbs, 3)) return 0
  const pledged = view.states.some(({ id, umbrella }) => id === over && umbrella?.patron === view.self.id)
  const stake = defender === view.self.id ? (pledged ? 0.15 : 0.5) : 1
  return (1 - nerve.boldness) * stake
}

function bearableRisk(view: PlayerView, nerve: Nerve, crisis: SeenConfrontation): number {
  const defending = crisis.defender === view.self.id
  const rival = defending ? crisis.challenger : crisis.defender
  const lost = view.crises.filter(({ challenger, outcome }) => challenger === rival && outcome === 'challengerWon')
  return nerve.bears * (defending ? DEFENDERS_STAKE : 1) * (1 + LEARNED * lost.length)
}

function fearsStrike(ruleset: Ruleset, view: PlayerView, nerve: Nerve, rival: PowerId, rung: number): boolean {
  const margin = nerve.preempts
  if (margin === undefined) return false
  const judged = judgeRivals(ruleset, view, 'high').find(({ power }) => power.id === rival)
  if (judged === undefined) return false
  const fear = logistic(logit(clamp(judged.fear, 0.001, 0.999)) + FEAR_PER_RUNG * rung)
  return fear > judged.stability.first + margin
}

function strikeAt(view: PlayerView, target: PowerId): readonly Order[] {
  const legs = armedLegs(view)
  if (legs.length === 0 || !view.window.canLaunch) return [{ type: 'confront', move: 'stepBack' }]
  return [{ type: 'strike', target, legs, share: 100, aim: 'counterforce' }]
}
