import { defineSection, whole } from '#shared/debrief/define'
import type { SeenCrisis } from '#shared/view/observation'
import { isPublic, openPastCrises } from '#shared/view/seeCrises'

/** A crisis of the match, of whatever rung. */
export interface CrisisStory extends SeenCrisis {
  /** It stayed below the public rungs: only the two who stood in it knew. Absent otherwise. */
  readonly unseen?: true
}

/** Every crisis of the match that has ended, oldest first. */
export const crises = defineSection({
  id: 'crises',
  reads: ['steadiness'],
  of: ({ ruleset, states }): readonly CrisisStory[] =>
    openPastCrises(states.at(-1)!).map((crisis) => ({
      ...crisis,
      ...(isPublic(ruleset, crisis) ? {} : { unseen: true }),
    })),
  closed: whole,
})
