import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface PowerWentNuclear {
  readonly power: PowerId
}

/** A power tests its first weapon. */
export const powerWentNuclear = defineEvent<'powerWentNuclear', PowerWentNuclear>({
  type: 'powerWentNuclear',
  weight: 'grave',
  example: { power: powerId('boreal') },
  describe: ({ power }) => phrase('event.powerWentNuclear', { power }),
})
