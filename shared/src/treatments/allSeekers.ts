import { defineTreatment } from '#shared/treatments/define'

/** No revisionists: every power is dealt the interest of a security seeker, and the published odds say so. */
export const allSeekers = defineTreatment({
  id: 'allSeekers',
  apply: (scenario) => ({ ...scenario, seekerOdds: 1 }),
})
