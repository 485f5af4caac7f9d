import { defineEvent } from '#shared/events/define'
import { phrase } from '#shared/view/phrase'

interface YearBegan {
  readonly year: number
}

/** A new planning year opens. */
export const yearBegan = defineEvent<'yearBegan', YearBegan>({
  type: 'yearBegan',
  weight: 'quiet',
  example: { year: 2 },
  describe: ({ year }) => phrase('event.yearBegan', { year }),
})
