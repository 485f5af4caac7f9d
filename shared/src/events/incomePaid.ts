import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface IncomePaid {
  readonly power: PowerId
  readonly income: number
  readonly upkeep: number
  readonly treasury: number
}

/** What the year brought in and what keeping the forces cost. Private. */
export const incomePaid = defineEvent<'incomePaid', IncomePaid>({
  type: 'incomePaid',
  weight: 'quiet',
  example: { power: powerId('boreal'), income: 9.5, upkeep: 0.6, treasury: 8.9 },
  // In a replay the lines of all powers stand below each other.
  describe: ({ power, income, upkeep, treasury }) => phrase('event.incomePaid', { power, income, upkeep, treasury }),
})
