/** Numbers of one match, or of one computation: what an experiment is about. */
export type Metrics = Readonly<Record<string, number>>

/** What a claim says of the metrics of the arms. All of an experiment's expectations must hold. */
export type Expectation =
  /** The mean over `more` is above `factor` times the mean over `than`, plus `by`; matches are paired by seed. */
  | {
      readonly metric: string
      readonly more: string
      readonly than: string
      readonly factor?: number
      readonly by?: number
    }
  /** The mean over one arm lies in a range. */
  | { readonly metric: string; readonly arm: string; readonly from: number; readonly to: number }

/**
 * One claim put to the test by the game's own rules. Kinds: `mechanism` was programmed, so it is a regression test;
 * `emergent` was not; `outside` compares with data that tuned nothing.
 */
export interface Experiment {
  /** Registry name: kebab-case. */
  readonly name: string
  /** Label in the model's validation table. */
  readonly label: string
  /** What should hold, in one plain sentence. */
  readonly claim: string
  /** Ideas of the source texts it answers to, and the literature. */
  readonly source: string
  readonly kind: 'mechanism' | 'emergent' | 'outside'
  readonly core: boolean
  /** Who disputes the claim, where the literature does. */
  readonly disputed?: string
  /** 'once' where nothing is random; else matches an arm relative to the others. */
  readonly samples: 'once' | number
  /** Each arm gives the metrics of one sample; equal seeds share all other luck. */
  readonly arms: Readonly<Record<string, (seed: string) => Metrics>>
  readonly expect: readonly Expectation[]
}

export const defineExperiment = (experiment: Experiment): Experiment => experiment
