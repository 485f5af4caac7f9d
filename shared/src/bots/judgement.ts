import { estimatedArsenal, ownArsenal, type Reading } from '#shared/analysis/arsenal'
import { cityDamage } from '#shared/analysis/damage'
import { type Arsenal, arrivingWarheads, launchableWarheads, leakage, totalWarheads } from '#shared/analysis/exchange'
import { threatShare } from '#shared/analysis/leverage'
import { type PairStability, stabilityOf } from '#shared/analysis/stability'
import type { PowerId } from '#shared/ids'
import { clamp, logistic, logit } from '#shared/math'
import { mostAffordable } from '#shared/orders/budget'
import type { Order } from '#shared/orders/index'
import { LEGS, type Leg } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Aim } from '#shared/ruleset/vocabulary'
import { rivals, seenPower, tensionWith } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'

/** How a bot judges one rival, from its own observation. */
export interface RivalJudgement {
  readonly power: SeenPower
  /** 0–100. */
  readonly tension: number
  readonly sameBloc: boolean
  readonly arsenal: Arsenal
  /** Viewer first, rival second. */
  readonly stability: PairStability
  /** Believed probability that the rival is about to strike, 0–1 (the-model B9). */
  readonly fear: number
  /** How far the rival could strike the viewer and not be answered, 0–1, guarantors left out. */
  readonly exposed: number
}

/** The viewer's own arsenal as its analyst counts it. */
function myArsenal(ruleset: Ruleset, view: PlayerView): Arsenal {
  return ownArsenal(ruleset, view.self, seenPower(view, view.self.id)?.population ?? 1)
}

/** Every rival judged by one reading of the estimates, most threatening first: by the sum of fear and tension (0–1 each). */
export function judgeRivals(ruleset: Ruleset, view: PlayerView, reading: Reading): readonly RivalJudgement[] {
  const before = judged.get(view)
  const known =
    before?.ruleset === ruleset ? before : { ruleset, byReading: new Map<Reading, readonly RivalJudgement[]>() }
  if (known !== before) judged.set(view, known)
  const fresh = known.byReading.get(reading) ?? judgeAll(ruleset, view, reading)
  known.byReading.set(reading, fresh)
  return fresh
}

/** Judgements already made of a view: a strategy asks for them many times a year. */
const judged = new WeakMap<
  PlayerView,
  { readonly ruleset: Ruleset; readonly byReading: Map<Reading, readonly RivalJudgement[]> }
>()

function judgeAll(ruleset: Ruleset, view: PlayerView, reading: Reading): readonly RivalJudgement[] {
  const own = myArsenal(ruleset, view)
  const bloc = seenPower(view, view.self.id)?.bloc
  const all = rivals(view).flatMap((power) => {
    if (power.estimate === undefined) return []
    const arsenal = estimatedArsenal(ruleset, power, power.estimate, reading)
    const stability = stabilityOf(ruleset, own, arsenal)
    const tension = tensionWith(view, power.id)
    const fear = fearOf(stability.second, power.estimate.readiness, power.estimate.seeker, tension)
    const answer = Math.min(1, stability.secondDeterred / ruleset.scoring.assuredLoss)
    const exposed = threatShare(ruleset, arsenal, own) * (1 - answer)
    return [{ power, tension, sameBloc: power.bloc === bloc, arsenal, stability, fear, exposed }]
  })
  return all.sort((x, y) => y.fear + y.tension / 100 - (x.fear + x.tension / 100))
}

/** Schelling's reciprocal fear: the rival's temptation is my fear; alert, tension and distrust add to it (the-model B9). */
function fearOf(rivalThreshold: number, readiness: number, seeker: number, tension: number): number {
  const restraint = clamp(logit(clamp(rivalThreshold, 0.02, 0.98)), -3, 3)
  return logistic(
    -4.5 + 0.3 * (readiness - 2) - restraint * 0.8 - 0.4 * logit(clamp(seeker, 0.02, 0.98)) + tension / 40,
  )
}

/** Loss to a rival's cities, 0–1, by a launch of everything that is left. */
export function answerLoss(ruleset: Ruleset, view: PlayerView, rival: Arsenal): number {
  const ready = launchableWarheads(ruleset, myArsenal(ruleset, view), false)
  const emt =
    leakage(ruleset, arrivingWarheads(ruleset, ready), rival.interceptors) * ruleset.exchange.megatonsEquivalent
  return cityDamage(ruleset, emt, rival.population).loss
}

/** Legs with at least one warhead. */
export function armedLegs(view: PlayerView): readonly Leg[] {
  return LEGS.filter((leg) => view.self.forces[leg] > 0)
}

/** A retaliation with every leg that has warheads, or a hold when none can be launched. */
export function answerWith(view: PlayerView, target: PowerId, share: 25 | 50 | 75 | 100, aim: Aim): Order {
  const legs = armedLegs(view)
  if (legs.length === 0 || !view.window.canLaunch) return { type: 'hold' }
  return { type: 'retaliate', target, legs, share, aim }
}

/** Whole lots of a force that a budget pays for. */
export function affordableLots(ruleset: Ruleset, force: keyof Ruleset['forces'], budget: number): number {
  return mostAffordable(budget, ruleset.forces[force].price)
}

/** True of a power that has warheads, or is believed to. */
export const isArmed = (judgement: RivalJudgement): boolean => totalWarheads(judgement.arsenal.warheads) > 0
