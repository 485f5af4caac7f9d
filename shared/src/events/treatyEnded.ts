import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface TreatyEnded {
  readonly power: PowerId
  readonly target: PowerId
  readonly treaty: TreatyKind
}

/** A treaty runs out after its year of notice. */
export const treatyEnded = defineEvent<'treatyEnded', TreatyEnded>({
  type: 'treatyEnded',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral'), treaty: 'inspection' },
  describe: ({ power, target, treaty }) => phrase('event.treatyEnded', { power, target, treaty }),
})
