import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface TreatyConcluded {
  readonly power: PowerId
  readonly target: PowerId
  readonly treaty: TreatyKind
}

/** Two powers conclude a treaty: known to all. */
export const treatyConcluded = defineEvent<'treatyConcluded', TreatyConcluded>({
  type: 'treatyConcluded',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral'), treaty: 'hotline' },
  describe: ({ power, target, treaty }) => phrase('event.treatyConcluded', { power, target, treaty }),
})
