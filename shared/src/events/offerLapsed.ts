import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { TreatyKind } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface OfferLapsed {
  readonly power: PowerId
  readonly target: PowerId
  readonly treaty: TreatyKind
}

/** An offer of a treaty ran out and was not answered. Public. */
export const offerLapsed = defineEvent<'offerLapsed', OfferLapsed>({
  type: 'offerLapsed',
  weight: 'quiet',
  example: { power: powerId('boreal'), target: powerId('coral'), treaty: 'inspection' },
  describe: ({ power, target, treaty }) => phrase('event.offerLapsed', { power, target, treaty }),
})
