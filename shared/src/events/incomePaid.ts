import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { toTenths } from '#shared/math'
import { phrase } from '#shared/view/phrase'

interface IncomePaid {
  readonly power: PowerId
  readonly income: number
  readonly upkeep: number
  readonly treasury: number
}

/**
 * What the year brought in and what keeping the forces cost. Private. What is told as upkeep is what was paid: income less what is left
 * of it, in tenths, so that the three figures add up; it is less than `upkeep` where that ate more than all.
 */
export const incomePaid = defineEvent<'incomePaid', IncomePaid>({
  type: 'incomePaid',
  weight: 'quiet',
  example: { power: powerId('boreal'), income: 9.5, upkeep: 0.6, treasury: 8.9 },
  // In a replay the lines of all powers stand below each other.
  describe({ power, ...paid }) {
    const [income, treasury] = [toTenths(paid.income), toTenths(paid.treasury)]
    return phrase('event.incomePaid', { power, income, upkeep: toTenths(income - treasury), treasury })
  },
})
