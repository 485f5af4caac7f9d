import { defineSection, whole } from '#shared/debrief/define'

/** What every leader wanted, and what was believed of it: it has no figures of its own and shows those it reads. */
export const faces = defineSection({
  id: 'faces',
  reads: ['interests', 'beliefs'],
  of: () => null,
  closed: whole,
  untold: null,
})
