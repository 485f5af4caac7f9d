import { defineTreatment } from '#shared/treatments/define'

/** No revisionists: every power is dealt the interest of a security seeker, and everybody has read that. */
export const allSeekers = defineTreatment({
  name: 'allSeekers',
  apply: (scenario) => ({ ...scenario, seekerOdds: 1 }),
})
