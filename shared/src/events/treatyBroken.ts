import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface TreatyBroken {
  readonly power: PowerId
  readonly target: PowerId
  readonly treaty: TreatyKind
}

/** A power breaks a treaty: known to all, and remembered. */
export const treatyBroken = defineEvent<'treatyBroken', TreatyBroken>({
  type: 'treatyBroken',
  weight: 'grave',
  example: { power: powerId('boreal'), target: powerId('coral'), treaty: 'noFirstUse' },
  describe: ({ power, target, treaty }) => phrase('event.treatyBroken', { power, target, treaty }),
})
