import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** A power tests its first weapon. */
interface PowerWentNuclear {
  readonly power: PowerId
}

export const powerWentNuclear = defineEvent<'powerWentNuclear', PowerWentNuclear>({
  type: 'powerWentNuclear',
  weight: 'grave',
  example: { power: powerId('boreal') },
  describe: ({ power }) => phrase('event.powerWentNuclear', { power }),
})
