import type { Scenario } from '#shared/scenario/schema'
import { allSeekers } from '#shared/treatments/allSeekers'
import type { Treatment } from '#shared/treatments/define'
import { hotline } from '#shared/treatments/hotline'
import { inspections } from '#shared/treatments/inspections'
import { noUmbrellas } from '#shared/treatments/noUmbrellas'
import { submarines } from '#shared/treatments/submarines'

/** Every rule that can be changed for one match. One line here and one file beside this one make a new treatment. */
export const TREATMENTS: Readonly<Record<string, Treatment>> = Object.fromEntries(
  [hotline, inspections, submarines, noUmbrellas, allSeekers].map((treatment) => [treatment.name, treatment]),
)

export const TREATMENT_NAMES: readonly string[] = Object.keys(TREATMENTS)

/**
 * The scenario as it is played under a treatment; without one, as it is.
 * @throws RangeError naming a treatment there is not
 */
export function treated(scenario: Scenario, name: string | undefined): Scenario {
  if (name === undefined) return scenario
  const treatment = Object.hasOwn(TREATMENTS, name) ? TREATMENTS[name] : undefined
  if (treatment === undefined) throw new RangeError(`there is no treatment called ${name}`)
  return treatment.apply(scenario)
}
