import { type ArgsAfter, type Problem, type ProblemName, problem } from '#shared/view/phrase'

/** What an act of the domain returns when it is not done: the reason, as it is told to the caller. */
export interface Failure {
  readonly problem: Problem
}

/** The failure for this reason. */
export const failure = <Name extends ProblemName>(name: Name, ...args: ArgsAfter<`problem.${Name}`>): Failure => ({
  problem: problem(name, ...args),
})
