/** Numbers of one match or of one computation, by metric. */
export type SampleMetrics = Readonly<Record<string, number>>

/** What a claim says of the metrics of the arms. All of an experiment's expectations must hold. */
export type Expectation<Arm extends string = string> =
  /** The mean over `more` is above `factor` times the mean over `than`, plus `by`; matches are paired by seed. */
  | {
      readonly metric: string
      readonly more: Arm
      readonly than: Arm
      readonly factor?: number
      readonly by?: number
    }
  /** The mean over one arm lies in a range. */
  | { readonly metric: string; readonly arm: Arm; readonly from: number; readonly to: number }

/**
 * One claim put to the test by the game's own rules. Kinds: `mechanism` was programmed, so it is a regression test;
 * `emergent` was not; `outside` compares with data that no number of the rules was tuned to.
 */
export interface Experiment<Id extends string = string, Arm extends string = string> {
  /** Kebab-case: as the command line and the result files name it. */
  readonly id: Id
  /** Label in the model's validation table. */
  readonly label: string
  /** What should hold, in one sentence. */
  readonly claim: string
  /** Ideas of the source texts it answers to, and the literature. */
  readonly source: string
  readonly kind: 'mechanism' | 'emergent' | 'outside'
  readonly core: boolean
  /** Who disputes the claim, where the literature does. */
  readonly disputed?: string
  /** 'once' where nothing is random; else samples of each arm, as a multiple of the matches the lab plays. */
  readonly samples: 'once' | number
  /** Each arm gives the metrics of one sample; arms of equal seeds share all random numbers that they can. */
  readonly arms: Readonly<Record<Arm, (seed: string) => SampleMetrics>>
  readonly expect: readonly Expectation<Arm>[]
}

/** Declares an experiment. */
export const defineExperiment = <const Id extends string, Arm extends string>(
  experiment: Omit<Experiment<Id, Arm>, 'expect'> & { readonly expect: readonly Expectation<NoInfer<Arm>>[] },
): Experiment<Id, Arm> => experiment
