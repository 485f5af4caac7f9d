import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { Viewer } from '#shared/view/observation'
import { INVERSIONS, type InversionId } from './formulas.ts'
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
import { type LedgerMatch, OBSERVER, type PlayedYear, playYears, SECRETS, type Secret, type Truth } from './years.ts'

/** What is played to measure by. */
export interface LedgerPlan {
  readonly ruleset: Ruleset
  readonly scenario: Scenario
  readonly matches: number
  readonly seats: number
  readonly years: number
  readonly seed: string
  /** What viewers are sent besides, in controls: with a secret in it that the estimator must find. */
  readonly leak?: (received: Received, year: PlayedYear) => Received
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

/** What the published formulas give where they can be solved. */
type Solved = Readonly<Partial<Record<InversionId, number>>>

/** One viewer, one rival, one year. */
interface Sample {
  readonly fold: number
  readonly truth: Truth
  readonly all: Numbers
  readonly shown: Numbers
  readonly solved: Solved
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
  // A leak that shows now and then is a leak: the years in which a formula can be solved count by themselves too.
  const solvable = (id: InversionId) => samples.flatMap(({ solved }, at) => (solved[id] === undefined ? [] : [at]))
  return SECRETS.map((quantity, target) => {
    const estimates = { truth: truths[target]!, byAll: byAll[target]!, byShown: byShown[target]! }
    const places = [
      [...samples.keys()],
      ...INVERSION_IDS.filter((id) => INVERSIONS[id].secret === quantity).map(solvable),
    ]
    const [worst] = places
      .filter(({ length }) => length >= LEAST_SHARE * samples.length)
      .map((at) => errorsOf(estimates, samples, quantity, at))
      .sort((a, b) => a.ratio - b.ratio)
    return { quantity, viewer, ...worst! }
  })
}

const INVERSION_IDS = Object.keys(INVERSIONS) as readonly InversionId[]

/** Share of all years from which those in which a formula can be solved count by themselves; fewer are left to chance. */
const LEAST_SHARE = 0.1

/** One secret in every sample, and what regression makes of it. */
interface Estimates {
  readonly truth: readonly number[]
  readonly byAll: readonly number[]
  readonly byShown: readonly number[]
}

/** Errors over the samples at these places. A viewer with all bytes may also go by the bands alone, or by a solved formula. */
function errorsOf(
  { truth, byAll, byShown }: Estimates,
  samples: readonly Sample[],
  quantity: Secret,
  places: readonly number[],
): Pick<LedgerRow, 'error' | 'baseline' | 'ratio'> {
  const errorOf = (estimate: (at: number) => number) =>
    meanError(
      places.map(estimate),
      places.map((at) => truth[at]!),
    )
  const formulas = INVERSION_IDS.filter((id) => INVERSIONS[id].secret === quantity)
  const guesses = [byAll, byShown].flatMap((predicted) => [
    (at: number) => predicted[at]!,
    ...formulas.map((id) => (at: number) => samples[at]!.solved[id] ?? predicted[at]!),
  ])
  const baseline = errorOf((at) => byShown[at]!)
  const error = Math.min(...guesses.map(errorOf))
  return { error, baseline, ratio: error / baseline }
}

/** What one formula alone gives, beside the truth: one pair for each year it can be solved in. */
export function solvedPairs(plan: LedgerPlan, id: InversionId): readonly (readonly [solved: number, truth: number])[] {
  return samplesOf(plan, 'seat').flatMap(({ solved, truth }) => {
    const value = solved[id]
    return value === undefined ? [] : [[value, truth[INVERSIONS[id].secret]] as const]
  })
}

function samplesOf(plan: LedgerPlan, kind: LedgerViewer): readonly Sample[] {
  return Array.from({ length: plan.matches }, (_, match) => samplesOfMatch(plan, match, kind)).flat()
}

function samplesOfMatch({ seed, leak, ...terms }: LedgerPlan, match: number, kind: LedgerViewer): readonly Sample[] {
  const play = (salt: string) => playYears({ ...terms, seed: `${seed} ${match}`, salt })
  const played = play('world')
  const twin = kind === 'twin' ? play('twin') : undefined
  const fold = match % FOLDS
  const viewer = viewerOf(played, kind)
  return played.years.flatMap((year) => {
    const sent = receivedBy(viewer, played, year)
    const received = leak?.(sent, year) ?? sent
    return year.truths.flatMap((truth, rival) =>
      kind === 'seat' && rival === OBSERVER ? [] : [{ fold, truth, ...estimable(received, rival, twin) }],
    )
  })
}

/** What estimates of one rival are made from. */
function estimable(received: Received, rival: number, twin: LedgerMatch | undefined): Omit<Sample, 'fold' | 'truth'> {
  const sent = numbersAbout(received, rival)
  const formulas: Partial<Record<InversionId, number>> = {}
  for (const id of INVERSION_IDS) {
    const value = INVERSIONS[id].solve(received, rival)
    if (value !== undefined) formulas[id] = value
  }
  const solved = Object.entries(formulas).map(([id, value]) => [`solved.${id}`, value] as const)
  const all = new Map([...sent, ...solved, ...(twin === undefined ? [] : numbersOfTwin(twin, rival))])
  return { all, shown: shownOf(sent), solved: formulas }
}

const viewerOf = ({ start }: LedgerMatch, kind: LedgerViewer): Viewer =>
  kind === 'seat' ? { kind: 'power', power: start.powers[OBSERVER]!.id } : { kind: 'spectator' }
