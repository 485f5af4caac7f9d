import type { Experiment, SampleMetrics } from '#shared/experiments/define'
import { EXPERIMENTS, type ExperimentId } from '#shared/experiments/index'
import type { Mutation } from '#shared/experiments/mutation'

/** `count` consecutive samples of one arm, from number `from` on. */
export interface LabTask {
  readonly experiment: ExperimentId
  /** Played by the rules with this mutation, not as they are. */
  readonly mutation?: Mutation
  readonly arm: string
  readonly from: number
  readonly count: number
}

/** Metrics of a task's samples, in order. */
export interface TaskResult extends LabTask {
  readonly metrics: readonly SampleMetrics[]
}

/** Most samples of one task: small enough for a steady progress bar. */
const CHUNK = 25

/** Samples of each arm of an experiment when the lab plays `matches`. */
export const samplesOf = ({ samples }: Pick<Experiment, 'samples'>, matches: number): number =>
  samples === 'once' ? 1 : Math.ceil(matches * samples)

/** The tasks that give an experiment the samples it does not have yet, by the rules as they are or with one mutation. */
export function tasksOf(
  experiment: Experiment<ExperimentId>,
  matches: number,
  has: (arm: string, n: number) => boolean = () => false,
  mutation?: Mutation,
): readonly LabTask[] {
  const wanted = samplesOf(experiment, matches)
  const rules = mutation === undefined ? {} : { mutation }
  return Object.keys(experiment.arms).flatMap((arm) => {
    const missing = Array.from({ length: wanted }, (_, n) => n).filter((n) => !has(arm, n))
    return runsOf(missing).map(({ from, count }) => ({ experiment: experiment.id, ...rules, arm, from, count }))
  })
}

/** Runs of consecutive numbers, each of at most CHUNK. */
function runsOf(numbers: readonly number[]): { from: number; count: number }[] {
  const runs: { from: number; count: number }[] = []
  for (const n of numbers) {
    const last = runs.at(-1)
    if (last && last.from + last.count === n && last.count < CHUNK) last.count++
    else runs.push({ from: n, count: 1 })
  }
  return runs
}

/** The seed of a sample: the same for every arm, so that arms share all random numbers that they can. */
const sampleSeed = (seed: string, experiment: string, n: number): string => `${seed} ${experiment} ${n}`

/**
 * Computes the samples of a task.
 * @throws RangeError when the experiment has no such arm
 */
export function runTask(task: LabTask, seed: string): TaskResult {
  const experiment: Experiment = EXPERIMENTS[task.experiment]
  const arm = experiment.arms[task.arm]
  if (arm === undefined) throw new RangeError(`there is no arm ${task.arm} of ${task.experiment}`)
  const metrics = Array.from({ length: task.count }, (_, n) => arm(sampleSeed(seed, task.experiment, task.from + n)))
  return { ...task, metrics }
}
