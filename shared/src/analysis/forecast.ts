import { estimatedArsenal, ownArsenal, READINGS, type Reading } from '#shared/analysis/arsenal'
import { cityDamage } from '#shared/analysis/damage'
import {
  type Arsenal,
  arrivingWarheads,
  drawdown,
  exposedShare,
  launchableWarheads,
  leakage,
  preciseShare,
  totalWarheads,
  type Warheads,
} from '#shared/analysis/exchange'
import { type PairStability, stabilityOf } from '#shared/analysis/stability'
import { famineShare, sootFrom } from '#shared/analysis/winter'
import type { PowerId } from '#shared/ids'
import { type Leg, mapLegs } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Aim } from '#shared/ruleset/vocabulary'
import { seenPower } from '#shared/view/lookup'
import type { Band, PlayerView, SeenPower } from '#shared/view/observation'

/** What the analyst says before the second key, from the player's own estimates. Bands: low, middle and high reading. */
export interface Forecast {
  /** Warheads that would fly. */
  readonly launched: number
  /** Warheads of the target destroyed, and left to answer with. */
  readonly destroyed: Band
  readonly left: Band
  /** Millions killed in the target. */
  readonly theirDead: Band
  /** What comes back, if all that is left answers: warheads arriving, millions of our dead, our national value 0–1. */
  readonly answer: { readonly arriving: Band; readonly ourDead: Band; readonly ourLoss: Band }
  /** Millions who starve in the years after: in our bloc (ourselves apart), and in the rest of the world. */
  readonly starvedAllies: Band
  readonly starvedOthers: Band
}

/** A launch to be judged. */
export interface LaunchQuestion {
  readonly target: PowerId
  readonly legs: readonly Leg[]
  /** Whole percent. */
  readonly share: number
  readonly aim: Aim
}

interface ForecastOutcome {
  readonly destroyed: number
  readonly left: number
  readonly theirDead: number
  readonly arriving: number
  readonly ourDead: number
  readonly ourLoss: number
  readonly starvedShare: number
}

/** Warheads that a launch of these legs at this share takes along. */
export function warheadsLaunched(ready: Warheads, legs: readonly Leg[], share: number): Warheads {
  return mapLegs((leg) => (legs.includes(leg) ? Math.floor((ready[leg] * share) / 100) : 0))
}

function project(ruleset: Ruleset, own: Arsenal, fired: Warheads, rival: Arsenal, aim: Aim): ForecastOutcome {
  const x = ruleset.exchange
  const arriving = leakage(ruleset, arrivingWarheads(ruleset, fired), rival.interceptors)
  const counterforce = aim === 'counterforce'
  const survivors = counterforce
    ? drawdown(ruleset, arriving * preciseShare(ruleset, fired), own, rival).survivors
    : rival.warheads
  const burnt = arriving * x.megatonsEquivalent * (counterforce ? x.collateral : 1)
  const cityEmt = burnt * exposedShare(ruleset, rival.shelters)
  const back = leakage(ruleset, arrivingWarheads(ruleset, survivors) * rival.command, own.interceptors)
  const ours = cityDamage(ruleset, back * x.megatonsEquivalent * exposedShare(ruleset, own.shelters), own.population)
  const left = totalWarheads(survivors)
  const soot = sootFrom(
    ruleset,
    (counterforce ? 0 : burnt) + back * x.megatonsEquivalent,
    counterforce ? arriving * x.megatonsEquivalent : 0,
  )
  return {
    destroyed: totalWarheads(rival.warheads) - left,
    left,
    theirDead: cityDamage(ruleset, cityEmt, rival.population).dead * rival.population,
    arriving: back,
    ourDead: ours.dead * own.population,
    ourLoss: ours.loss,
    starvedShare: famineShare(ruleset, soot),
  }
}

function band(projections: readonly ForecastOutcome[], pick: (projection: ForecastOutcome) => number): Band {
  const [low = 0, median = 0, high = 0] = projections.map(pick).sort((a, b) => a - b)
  return { low, median, high }
}

/** Forecast of a launch, or undefined when the target is unknown to the viewer. */
export function forecast(ruleset: Ruleset, view: PlayerView, question: LaunchQuestion): Forecast | undefined {
  const me = seenPower(view, view.self.id)
  const target = seenPower(view, question.target)
  const estimate = target?.estimate
  if (me === undefined || target === undefined || estimate === undefined) return undefined
  const own = ownArsenal(ruleset, view.self, me.population)
  const ready = launchableWarheads(ruleset, own, view.window.kind === 'planning')
  const fired = warheadsLaunched(ready, question.legs, question.share)
  const projections = READINGS.map((reading) =>
    project(ruleset, own, fired, estimatedArsenal(ruleset, target, estimate, reading), question.aim),
  )
  const allies = view.powers.filter((power) => power.bloc === me.bloc && power.id !== me.id)
  const others = view.powers.filter((power) => power.bloc !== me.bloc)
  const people = (powers: readonly SeenPower[]) => powers.reduce((total, power) => total + power.population, 0)
  const bystanders = people(others) + view.states.reduce((total, state) => total + state.population, 0)
  return {
    launched: totalWarheads(fired),
    destroyed: band(projections, (r) => r.destroyed),
    left: band(projections, (r) => r.left),
    theirDead: band(projections, (r) => r.theirDead),
    answer: {
      arriving: band(projections, (r) => r.arriving),
      ourDead: band(projections, (r) => r.ourDead),
      ourLoss: band(projections, (r) => r.ourLoss),
    },
    starvedAllies: band(projections, (r) => r.starvedShare * people(allies)),
    starvedOthers: band(projections, (r) => r.starvedShare * bystanders),
  }
}

/** The stability gauge between the viewer (first) and a rival (second), by one reading of the estimate. */
export function pairStability(
  ruleset: Ruleset,
  view: PlayerView,
  rival: PowerId,
  reading: Reading,
): PairStability | undefined {
  const me = seenPower(view, view.self.id)
  const other = seenPower(view, rival)
  if (me === undefined || other?.estimate === undefined) return undefined
  const own = ownArsenal(ruleset, view.self, me.population)
  return stabilityOf(ruleset, own, estimatedArsenal(ruleset, other, other.estimate, reading))
}
