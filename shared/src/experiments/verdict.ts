import type { Expectation, Experiment, SampleMetrics } from '#shared/experiments/define'
import { createRng } from '#shared/rng'

/** Metrics of every sample, by arm; the n-th samples of all arms share their seed. */
export type Samples = Readonly<Record<string, readonly SampleMetrics[]>>

/** Whether an experiment holds, fails, or is undecided. */
export type Verdict = 'holds' | 'fails' | 'unclear'

/** One expectation, judged. `margin` above zero means it holds; low and high are its 95 % bootstrap interval. */
export interface JudgedExpectation {
  readonly says: string
  readonly margin: number
  readonly low: number
  readonly high: number
  readonly verdict: Verdict
}

/** The verdict on an experiment, with all its expectations judged. */
export interface Judgement {
  readonly verdict: Verdict
  readonly judged: readonly JudgedExpectation[]
  /** Mean of every metric, by arm. */
  readonly means: Readonly<Record<string, SampleMetrics>>
}

const RESAMPLES = 300

/** Judges an experiment by its samples: it holds when all its expectations hold, and fails when one of them fails. */
export function reachVerdict({ id, expect }: Pick<Experiment, 'id' | 'expect'>, samples: Samples): Judgement {
  const judged = expect.map((expectation, n) => judgeOne(expectation, samples, `${id} ${n}`))
  const verdict = judged.some((one) => one.verdict === 'fails')
    ? 'fails'
    : judged.every((one) => one.verdict === 'holds')
      ? 'holds'
      : 'unclear'
  return { verdict, judged, means: meansOf(samples) }
}

function judgeOne(expectation: Expectation, samples: Samples, label: string): JudgedExpectation {
  const margins = marginsOf(expectation, samples)
  const [low, margin, high] = margins.map((values) => interval(values, label)).reduce(worse)
  const verdict = low > 0 ? 'holds' : high < 0 ? 'fails' : margin > 0 && low === high ? 'holds' : 'unclear'
  return { says: wording(expectation), margin, low, high, verdict }
}

type Interval = readonly [low: number, mean: number, high: number]

/** Of two conditions that must both hold, the one nearer to failing. */
const worse = (a: Interval, b: Interval): Interval => (a[1] <= b[1] ? a : b)

/** For each condition of an expectation, the per-sample margins whose mean must be above zero. */
function marginsOf(expectation: Expectation, samples: Samples): readonly (readonly number[])[] {
  const metric = (arm: string) => (samples[arm] ?? []).map((sample) => sample[expectation.metric] ?? Number.NaN)
  if ('arm' in expectation) {
    const values = metric(expectation.arm)
    return [values.map((value) => value - expectation.from), values.map((value) => expectation.to - value)]
  }
  const [more, than] = [metric(expectation.more), metric(expectation.than)]
  const { factor = 1, by = 0 } = expectation
  return [more.map((value, n) => value - factor * (than[n] ?? Number.NaN) - by)]
}

/** 95 % bootstrap interval of a mean. Samples that have no value (a metric that did not apply) are left out. */
function interval(all: readonly number[], label: string): Interval {
  const values = all.filter((value) => !Number.isNaN(value))
  if (values.length === 0) return [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const centre = mean(values)
  if (values.length === 1) return [centre, centre, centre]
  const rng = createRng(`bootstrap ${label}`)
  const means = Array.from({ length: RESAMPLES }, (_, round) => {
    const draw = rng.split(round)
    let total = 0
    for (let n = 0; n < values.length; n++) total += values[draw.integer(values.length, n)]!
    return total / values.length
  }).sort((a, b) => a - b)
  return [means[Math.floor(RESAMPLES * 0.025)]!, centre, means[Math.floor(RESAMPLES * 0.975)]!]
}

function mean(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total / values.length
}

function meansOf(samples: Samples): Record<string, SampleMetrics> {
  const arms = Object.entries(samples).map(([arm, rows]) => {
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const present = (name: string) => rows.map((row) => row[name] ?? Number.NaN).filter((value) => !Number.isNaN(value))
    return [arm, Object.fromEntries(names.map((name) => [name, mean(present(name))]))] as const
  })
  return Object.fromEntries(arms)
}

function wording(expectation: Expectation): string {
  const { metric } = expectation
  if ('arm' in expectation) return `${metric} of ${expectation.arm} is ${expectation.from} to ${expectation.to}`
  const { more, than, factor = 1, by = 0 } = expectation
  const times = factor === 1 ? '' : `${factor} × `
  const plus = by === 0 ? '' : ` by ${by}`
  return `${metric} of ${more} is above ${times}${than}${plus}`
}
