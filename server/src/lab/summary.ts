import type { RunIdentity } from '#server/lab/results'
import type { Experiment } from '#shared/experiments/define'
import type { ExperimentId } from '#shared/experiments/index'
import type { Judgement } from '#shared/experiments/verdict'

/** What a run found of one experiment. */
export interface ExperimentReport extends Judgement {
  /** Id of the experiment. */
  readonly name: ExperimentId
  readonly label: string
  readonly claim: string
  readonly source: string
  readonly kind: Experiment['kind']
  readonly core: boolean
  readonly disputed?: string
  readonly departs?: string
  /** Names of the mutations with which it must fail. */
  readonly mutations: readonly string[]
  /** Samples of each arm. */
  readonly samples: number
}

/** What a run of the lab found: the content of summary.json. */
export interface LabSummary extends RunIdentity {
  /** True when the run was stopped or a worker failed: some samples are missing. */
  readonly partial: boolean
  /** Samples of each arm of an experiment whose `samples` is 1. */
  readonly matches: number
  readonly seconds: number
  readonly experiments: readonly ExperimentReport[]
}
