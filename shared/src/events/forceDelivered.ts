import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { Force } from '#shared/ruleset/forces'
import { phrase } from '#shared/view/phrase'

interface ForceDelivered {
  readonly power: PowerId
  readonly force: Force
  readonly amount: number
}

/** Last year’s order is fielded. Private. */
export const forceDelivered = defineEvent<'forceDelivered', ForceDelivered>({
  type: 'forceDelivered',
  weight: 'quiet',
  example: { power: powerId('boreal'), force: 'silos', amount: 20 },
  describe: ({ force, amount }) => phrase('event.forceDelivered', { force, amount }),
})
