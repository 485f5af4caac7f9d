import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface WarheadsScrapped {
  readonly power: PowerId
  readonly warheads: number
}

/** A power destroys warheads of its own before witnesses. */
export const warheadsScrapped = defineEvent<'warheadsScrapped', WarheadsScrapped>({
  type: 'warheadsScrapped',
  weight: 'notice',
  example: { power: powerId('coral'), warheads: 20 },
  describe: ({ power, warheads }) => phrase('event.warheadsScrapped', { power, warheads }),
})
