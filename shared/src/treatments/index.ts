import type { Scenario } from '#shared/scenario/schema'
import { allSeekers } from '#shared/treatments/allSeekers'
import type { Treatment } from '#shared/treatments/define'
import { hotline } from '#shared/treatments/hotline'
import { inspections } from '#shared/treatments/inspections'
import { noUmbrellas } from '#shared/treatments/noUmbrellas'
import { noWinter } from '#shared/treatments/noWinter'
import { submarines } from '#shared/treatments/submarines'
import { thinIce } from '#shared/treatments/thinIce'

/** Every rule that can be changed for one match, by id. One line here and one file beside this one make a new treatment. */
export const TREATMENTS = {
  hotline,
  inspections,
  submarines,
  noUmbrellas,
  allSeekers,
  noWinter,
  thinIce,
} as const satisfies Readonly<Record<string, Treatment>>

/** Id of a treatment. */
export type TreatmentId = keyof typeof TREATMENTS
/** All ids of treatments, in their order. */
export const TREATMENT_IDS = Object.keys(TREATMENTS) as readonly TreatmentId[]
/** True for the id of a treatment. */
export const isTreatmentId = (text: string): text is TreatmentId => Object.hasOwn(TREATMENTS, text)

/** The scenario as it is played under a treatment; without one, as it is. */
export const treated = (scenario: Scenario, id: TreatmentId | undefined): Scenario =>
  id === undefined ? scenario : TREATMENTS[id].apply(scenario)
