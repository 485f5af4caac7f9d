import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface TreatyProposed {
  readonly power: PowerId
  readonly target: PowerId
  readonly treaty: TreatyKind
}

/** A power offers a treaty: only the two of them know. */
export const treatyProposed = defineEvent<'treatyProposed', TreatyProposed>({
  type: 'treatyProposed',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral'), treaty: 'hotline' },
  describe: ({ power, target, treaty }) => phrase('event.treatyProposed', { power, target, treaty }),
})
