import type { PoolEnd } from '#server/lab/pool'
import { Results, type RunIdentity } from '#server/lab/results'
import { type LabTask, samplesOf, type TaskResult, tasksOf } from '#server/lab/tasks'
import type { Experiment } from '#shared/experiments/define'
import type { ExperimentId } from '#shared/experiments/index'
import { type Mutation, mutationName } from '#shared/experiments/mutation'
import { reachVerdict, type Verdict } from '#shared/experiments/verdict'

/** What one mutation does to the verdict of its experiment. */
export interface MutantRow {
  readonly experiment: ExperimentId
  /** As `mutationName` says it. */
  readonly mutation: string
  /** Verdict by the rules as they are, on the same seeds. */
  readonly control: Verdict
  readonly verdict: Verdict
}

/** True where an experiment can tell the rules from the rules without what its claim rests on. */
export const isTold = ({ control, verdict }: MutantRow): boolean => control === 'holds' && verdict === 'fails'

interface MutantRun {
  readonly experiments: readonly Experiment<ExperimentId>[]
  readonly matches: number
  readonly identity: RunIdentity
  /** Plays tasks and passes their results on. */
  play(tasks: readonly LabTask[], onResult: (result: TaskResult) => void): Promise<PoolEnd>
}

/** Plays every experiment by the rules as they are and with each of its mutations. Toys have none and are left out. */
export async function runMutants({ experiments, matches, identity, play }: MutantRun) {
  const byRules = new Map<string, Results>()
  const resultsBy = (mutation: Mutation | undefined): Results => {
    const rules = mutation === undefined ? '' : mutationName(mutation)
    const results = byRules.get(rules) ?? new Results(identity, undefined)
    byRules.set(rules, results)
    return results
  }
  const tasks = experiments.flatMap((experiment) =>
    [undefined, ...(experiment.mutations ?? [])].flatMap((mutation) =>
      tasksOf(experiment, matches, undefined, mutation),
    ),
  )
  const end = await play(tasks, (result) => resultsBy(result.mutation).add(result))
  const verdictOf = (experiment: Experiment<ExperimentId>, mutation?: Mutation): Verdict => {
    const { id, arms } = experiment
    return reachVerdict(experiment, resultsBy(mutation).samples(id, Object.keys(arms), samplesOf(experiment, matches)))
      .verdict
  }
  const rows = experiments.flatMap((experiment) =>
    (experiment.mutations ?? []).map(
      (mutation): MutantRow => ({
        experiment: experiment.id,
        mutation: mutationName(mutation),
        control: verdictOf(experiment),
        verdict: verdictOf(experiment, mutation),
      }),
    ),
  )
  return { rows, end }
}
