import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import { INVERSIONS } from './formulas.ts'
import {
  type LedgerViewer,
  type Numbers,
  numbersAbout,
  numbersOfTwin,
  type Received,
  receivedBy,
  shownOf,
} from './received.ts'
import { meanError, predict, tableOf } from './ridge.ts'
import { type LedgerMatch, OBSERVER, playYears, SECRETS, type Secret, type Truth } from './years.ts'

/** What is played to measure by. */
export interface LedgerPlan {
  readonly scenario: Scenario
  readonly matches: number
  readonly seats: number
  readonly years: number
  readonly seed: string
}

/** How well one secret of rivals can be estimated from what one kind of viewer is sent. */
export interface LedgerRow {
  readonly quantity: Secret
  readonly viewer: LedgerViewer
  /** Mean absolute error by every byte received, in the quantity's unit. */
  readonly error: number
  /** The same by the shown bands and public acts only. */
  readonly baseline: number
  /** error / baseline: 1 when what else was sent tells nothing. */
  readonly ratio: number
}

/** One viewer, one rival, one year. */
interface Sample {
  readonly fold: number
  readonly truth: Truth
  readonly all: Numbers
  readonly shown: Numbers
  readonly inverted: Readonly<Partial<Record<Secret, number>>>
}

/** Parts the matches are dealt into: each is predicted from the others, so always on fresh seeds. */
const FOLDS = 5

/**
 * The ledger of secrets: plays matches of bots, gives an estimator every byte that one kind of viewer is sent, asks it for
 * each rival's secrets, and compares its error with that of the same estimator given only the bands and public acts. It
 * estimates by ridge regression, and by the published formulas solved for what they are computed from.
 */
export function measureLedger(plan: LedgerPlan, viewer: LedgerViewer): readonly LedgerRow[] {
  const samples = samplesOf(plan, viewer)
  const folds = samples.map(({ fold }) => fold)
  const truths = SECRETS.map((quantity) => samples.map(({ truth }) => truth[quantity]))
  const byShown = predict(
    tableOf(
      samples.map(({ shown }) => shown),
      folds,
    ),
    truths,
  )
  const byAll = predict(
    tableOf(
      samples.map(({ all }) => all),
      folds,
    ),
    truths,
  )
  return SECRETS.map((quantity, target) => {
    const estimates = { truth: truths[target]!, byAll: byAll[target]!, byShown: byShown[target]! }
    const everywhere = errorsOf(estimates, samples, quantity)
    const solvable = samples.flatMap(({ inverted }, at) => (inverted[quantity] === undefined ? [] : [at]))
    // A leak that shows now and then is a leak: the years in which a formula can be solved count by themselves too.
    const somewhere =
      solvable.length < LEAST_SHARE * samples.length ? everywhere : errorsOf(estimates, samples, quantity, solvable)
    return { quantity, viewer, ...(somewhere.ratio < everywhere.ratio ? somewhere : everywhere) }
  })
}

/** Share of all years from which those in which a formula can be solved count by themselves; fewer are left to chance. */
const LEAST_SHARE = 0.1

/** One secret in every sample, and what regression makes of it. */
interface Estimates {
  readonly truth: readonly number[]
  readonly byAll: readonly number[]
  readonly byShown: readonly number[]
}

/** Errors over the samples at these places. Who has all bytes may also go by the bands alone, or by a solved formula. */
function errorsOf(
  { truth, byAll, byShown }: Estimates,
  samples: readonly Sample[],
  quantity: Secret,
  places: readonly number[] = [...samples.keys()],
): Pick<LedgerRow, 'error' | 'baseline' | 'ratio'> {
  const errorOf = (estimate: (at: number) => number) =>
    meanError(
      places.map(estimate),
      places.map((at) => truth[at]!),
    )
  const [all, shown] = [byAll, byShown].map((predicted) => (at: number) => predicted[at]!) as [Guess, Guess]
  const solved = (otherwise: Guess) => (at: number) => samples[at]!.inverted[quantity] ?? otherwise(at)
  const baseline = errorOf(shown)
  const error = Math.min(baseline, ...[all, solved(all), solved(shown)].map(errorOf))
  return { error, baseline, ratio: error / baseline }
}

type Guess = (at: number) => number

/** What the published formulas alone give for one secret, beside the truth: one pair for each year they can be solved in. */
export function solvedPairs(plan: LedgerPlan, quantity: Secret): readonly (readonly [solved: number, truth: number])[] {
  return samplesOf(plan, 'seat').flatMap(({ inverted, truth }) => {
    const solved = inverted[quantity]
    return solved === undefined ? [] : [[solved, truth[quantity]] as const]
  })
}

function samplesOf(plan: LedgerPlan, kind: LedgerViewer): readonly Sample[] {
  return Array.from({ length: plan.matches }, (_, match) => samplesOfMatch(plan, match, kind)).flat()
}

function samplesOfMatch({ seed, ...terms }: LedgerPlan, match: number, kind: LedgerViewer): readonly Sample[] {
  const play = (salt: string) => playYears({ ...terms, seed: `${seed} ${match}`, salt })
  const played = play('world')
  const twin = kind === 'twin' ? play('twin') : undefined
  const fold = match % FOLDS
  const viewer = viewerOf(played, kind)
  return played.years.flatMap((year) => {
    const received = receivedBy(viewer, played, year)
    return year.truths.flatMap((truth, rival) =>
      kind === 'seat' && rival === OBSERVER ? [] : [{ fold, truth, ...estimable(received, rival, twin?.end) }],
    )
  })
}

/** What estimates of one rival are made from. */
function estimable(received: Received, rival: number, twin: GameState | undefined): Omit<Sample, 'fold' | 'truth'> {
  const inverted = solve((quantity) => INVERSIONS[quantity]?.(received, rival))
  const sent = numbersAbout(received, rival)
  const solved = Object.entries(inverted).map(([quantity, value]) => [`solved.${quantity}`, value] as const)
  const all = new Map([...sent, ...solved, ...(twin === undefined ? [] : numbersOfTwin(twin, rival))])
  return { all, shown: shownOf(sent), inverted }
}

const viewerOf = ({ start }: LedgerMatch, kind: LedgerViewer): Viewer =>
  kind === 'seat' ? { kind: 'power', power: start.powers[OBSERVER]!.id } : { kind: 'spectator' }

function solve(inversion: (quantity: Secret) => number | undefined): Partial<Record<Secret, number>> {
  const solved: Partial<Record<Secret, number>> = {}
  for (const quantity of SECRETS) {
    const value = inversion(quantity)
    if (value !== undefined) solved[quantity] = value
  }
  return solved
}
