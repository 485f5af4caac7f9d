import { defineSection } from '#shared/debrief/define'
import type { SeenCrisis } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** Every crisis of the match that has ended, oldest first, as a spectator sees it. */
export const crises = defineSection({
  id: 'crises',
  of: ({ ruleset, states }): readonly SeenCrisis[] => observe(ruleset, states.at(-1)!, { kind: 'spectator' }).crises,
})
