import type { Mutation } from '#shared/experiments/mutation'

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

/** What every experiment has, whether it asks the rules or not. */
interface Claimed<Id extends string, Arm extends string> {
  /** Kebab-case: as the command line and the result files name it. */
  readonly id: Id
  /** Label in the model's validation table. */
  readonly label: string
  /** What should hold, in one sentence. */
  readonly claim: string
  /** Ideas of the source texts it answers to, and the literature. */
  readonly source: string
  /** Who disputes the claim, where the literature does. */
  readonly disputed?: string
  /** What was changed of the bar or the set-up of the-model's validation table, and why; absent where nothing was. */
  readonly departs?: string
  /** 'once' where nothing is random; else samples of each arm, as a multiple of the matches the lab plays. */
  readonly samples: 'once' | number
  /** Each arm gives the metrics of one sample; arms of equal seeds share all random numbers that they can. */
  readonly arms: Readonly<Record<Arm, (seed: string) => SampleMetrics>>
  readonly expect: readonly Expectation<Arm>[]
}

/** A claim put to the test by the game's own rules. */
interface Tested {
  /**
   * `mechanism` was programmed, so it is a regression test; `emergent` was not; `outside` compares with data that no number of
   * the rules was tuned to.
   */
  readonly kind: 'mechanism' | 'emergent' | 'outside'
  /** Part of every check of a change. */
  readonly core: boolean
  /** What the claim rests on, one each: with any of them it must fail, at the size at which it holds without. */
  readonly mutations: readonly [Mutation, ...Mutation[]]
}

/** A few lines of arithmetic from the literature that do not ask the rules: an illustration, which nothing in the game can make fail. */
interface Toy {
  readonly kind: 'toy'
  readonly core: false
  readonly mutations?: never
}

/** One claim of the model, as the lab runs it. */
export type Experiment<Id extends string = string, Arm extends string = string> = Claimed<Id, Arm> & (Tested | Toy)

/** Declares an experiment. */
export const defineExperiment = <const Id extends string, Arm extends string>(
  experiment: Omit<Claimed<Id, Arm>, 'expect'> &
    (Tested | Toy) & { readonly expect: readonly Expectation<NoInfer<Arm>>[] },
): Experiment<Id, Arm> => experiment
