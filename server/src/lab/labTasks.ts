import type { Experiment, Metrics } from '#shared/experiments/define'
import { EXPERIMENTS, type ExperimentId } from '#shared/experiments/index'

/** A run of samples of one arm: from `from`, `count` of them. */
export interface Task {
  readonly experiment: ExperimentId
  readonly arm: string
  readonly from: number
  readonly count: number
}

/** Metrics of a task's samples, in order. */
export interface Done extends Task {
  readonly metrics: readonly Metrics[]
}

/** Samples handed to a worker at once: small enough for a steady progress bar. */
const CHUNK = 25

/** Samples an arm of this experiment gets when the lab plays `matches`. */
export const samplesOf = ({ samples }: Pick<Experiment, 'samples'>, matches: number): number =>
  samples === 'once' ? 1 : Math.ceil(matches * samples)

/** Every task of an experiment but the samples that are there already. */
export function tasksOf(
  experiment: Experiment<ExperimentId>,
  matches: number,
  have: (arm: string, n: number) => boolean,
): readonly Task[] {
  const wanted = samplesOf(experiment, matches)
  return Object.keys(experiment.arms).flatMap((arm) => {
    const missing = Array.from({ length: wanted }, (_, n) => n).filter((n) => !have(arm, n))
    return runsOf(missing).map(({ from, count }) => ({ experiment: experiment.id, arm, from, count }))
  })
}

/** Consecutive numbers, in chunks. */
function runsOf(numbers: readonly number[]): { from: number; count: number }[] {
  const runs: { from: number; count: number }[] = []
  for (const n of numbers) {
    const last = runs.at(-1)
    if (last && last.from + last.count === n && last.count < CHUNK) last.count++
    else runs.push({ from: n, count: 1 })
  }
  return runs
}

/** The seed of a sample: the same for every arm, so that arms share all luck they can. */
export const sampleSeed = (seed: string, experiment: string, n: number): string => `${seed} ${experiment} ${n}`

/**
 * Plays a task.
 * @throws RangeError when there is no such experiment or arm
 */
export function play(task: Task, seed: string): Done {
  const experiment: Experiment = EXPERIMENTS[task.experiment]
  const arm = experiment.arms[task.arm]
  if (arm === undefined) throw new RangeError(`there is no arm ${task.arm} of ${task.experiment}`)
  const metrics = Array.from({ length: task.count }, (_, n) => arm(sampleSeed(seed, task.experiment, task.from + n)))
  return { ...task, metrics }
}
