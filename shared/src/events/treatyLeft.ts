import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface TreatyLeft {
  readonly power: PowerId
  readonly target: PowerId
  readonly treaty: TreatyKind
}

/** A power gives a year’s notice of leaving a treaty: known to all. */
export const treatyLeft = defineEvent<'treatyLeft', TreatyLeft>({
  type: 'treatyLeft',
  weight: 'notice',
  example: { power: powerId('boreal'), target: powerId('coral'), treaty: 'inspection' },
  describe: ({ power, target, treaty }) => phrase('event.treatyLeft', { power, target, treaty }),
})
