import { defineEvent } from '#shared/events/define'
import { phrase } from '#shared/view/phrase'

/** A new planning year opens. */
interface YearBegan {
  readonly year: number
}

export const yearBegan = defineEvent<'yearBegan', YearBegan>({
  type: 'yearBegan',
  weight: 'quiet',
  example: { year: 2 },
  describe: ({ year }) => phrase('event.yearBegan', { year }),
})
