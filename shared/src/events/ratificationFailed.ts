import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface RatificationFailed {
  readonly power: PowerId
  readonly target: PowerId
  readonly treaty: TreatyKind
}

/** A treaty between two blocs was agreed, and a power's people did not pass it: `power` is the one whose people refused. */
export const ratificationFailed = defineEvent<'ratificationFailed', RatificationFailed>({
  type: 'ratificationFailed',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral'), treaty: 'inspection' },
  describe: ({ power, target, treaty }) => phrase('event.ratificationFailed', { power, target, treaty }),
})
