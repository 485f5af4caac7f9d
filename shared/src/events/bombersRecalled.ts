import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface BombersRecalled {
  readonly power: PowerId
  readonly bombers: number
}

/** Bombers sent on a false alarm turn back. Private. */
export const bombersRecalled = defineEvent<'bombersRecalled', BombersRecalled>({
  type: 'bombersRecalled',
  weight: 'grave',
  example: { power: powerId('boreal'), bombers: 12 },
  describe: ({ bombers }) => phrase('event.bombersRecalled', { bombers }),
})
