import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { ResearchLine } from '#shared/ruleset/forces'
import { phrase } from '#shared/view/phrase'

interface ResearchReported {
  readonly power: PowerId
  readonly line: ResearchLine
  readonly level: number
  readonly outcome: 'advanced' | 'continues'
}

/** What a year's research came to: the level now, and whether it is a new one. Private. */
export const researchReported = defineEvent<'researchReported', ResearchReported>({
  type: 'researchReported',
  weight: 'quiet',
  example: { power: powerId('boreal'), line: 'accuracy', level: 3, outcome: 'advanced' },
  describe: ({ line, level, outcome }) => phrase(`event.researchReported.${outcome}`, { line, level }),
})
