import { estimatedArsenal, type Reading, trueArsenal } from '#shared/analysis/arsenal'
import type { Arsenal } from '#shared/analysis/exchange'
import { type Guarantor, guardedShare } from '#shared/analysis/guarantees'
import { assuredShare, exposure } from '#shared/analysis/leverage'
import { mean } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { hostileSeats, ofSeat, powerAt } from '#shared/state/seats'
import { partnersIn } from '#shared/state/treaties'
import type { Estimate } from '#shared/view/observation'
import { readAssessment, seeEstimate } from '#shared/view/seeEstimate'

/** The parts of a position from which forces are reckoned. */
export type Reckoned = Pick<GameState, 'powers' | 'bases' | 'beliefs' | 'publicAssessments' | 'treaties'>

/** The arsenal one power believes another to have, by one reading of what it is shown. */
const believedArsenal = (
  ruleset: Ruleset,
  state: Reckoned,
  viewer: number,
  target: number,
  reading: Reading,
): Arsenal => readArsenal(ruleset, state, target, seeEstimate(ruleset, state, viewer, target), reading)

/** What the world at large reads of a power's forces. */
const publicEstimate = (ruleset: Ruleset, state: Reckoned, seat: number) =>
  readAssessment(ruleset, state, ofSeat(state.publicAssessments, seat), seat)

/** The arsenal the world at large reckons a power to have, by the middle of what it reads. */
export const publicArsenal = (ruleset: Ruleset, state: Reckoned, seat: number): Arsenal =>
  readArsenal(ruleset, state, seat, publicEstimate(ruleset, state, seat), 'median')

/** Conventional formations the world at large reckons a power to have. */
export const publicFormations = (ruleset: Ruleset, state: Reckoned, seat: number): number =>
  publicEstimate(ruleset, state, seat).forces.conventional.median

function readArsenal(
  ruleset: Ruleset,
  state: Reckoned,
  seat: number,
  estimate: Omit<Estimate, 'seeker'>,
  reading: Reading,
): Arsenal {
  const { forces, startPopulation } = powerAt(state, seat)
  return estimatedArsenal(ruleset, { shelters: forces.shelters, population: startPopulation }, estimate, reading)
}

/**
 * How far a power is seen to fear a rival, 0–1: what the world reckons of its own forces, against the worst it reads of the
 * rival's, less what guarantors cover. Holds no true force, so that tension, which is public, tells none (clause 7.1).
 */
export function visibleFear(ruleset: Ruleset, state: Reckoned, seat: number, rival: number): number {
  const worst = believedArsenal(ruleset, state, seat, rival, 'high')
  const bare = exposure(ruleset, publicArsenal(ruleset, state, seat), worst)
  if (bare === 0) return 0
  const assured = (guarantor: number) => assuredShare(ruleset, publicArsenal(ruleset, state, guarantor), worst)
  return bare * (1 - guardedShare(ruleset, guarantorsOf(state, seat, rival, assured)))
}

/**
 * How far a power leaves its rivals of other blocs without an answer, 0–1, their mean, as the world reckons forces: a power that
 * can disarm others frightens all (Walt 1987).
 */
export function menaceOf(ruleset: Ruleset, state: Reckoned, seat: number): number {
  const own = publicArsenal(ruleset, state, seat)
  return mean(hostileSeats(state, seat).map((other) => exposure(ruleset, publicArsenal(ruleset, state, other), own)))
}

/**
 * How exposed a power knows itself to be to a rival, 0–1: its true forces against the middle of what it believes, less what
 * guarantors cover. Decides how confrontations end; never sent to others.
 */
export function feltExposure(ruleset: Ruleset, state: Reckoned, seat: number, rival: number): number {
  const believed = believedArsenal(ruleset, state, seat, rival, 'median')
  const bare = exposure(ruleset, trueArsenal(ruleset, powerAt(state, seat)), believed)
  if (bare === 0) return 0
  const assured = (guarantor: number) =>
    assuredShare(ruleset, believedArsenal(ruleset, state, seat, guarantor, 'median'), believed)
  return bare * (1 - guardedShare(ruleset, guarantorsOf(state, seat, rival, assured)))
}

/** The guarantors of a power against a rival, each with its word and how sure its answer to that rival is (`assured`, 0–1). */
export const guarantorsOf = (
  state: Pick<GameState, 'powers' | 'treaties'>,
  seat: number,
  rival: number,
  assured: (guarantor: number) => number,
): readonly Guarantor[] =>
  partnersIn(state, 'umbrella', seat)
    .filter((guarantor) => guarantor !== rival)
    .map((guarantor) => ({ integrity: powerAt(state, guarantor).integrity, assured: assured(guarantor) }))
