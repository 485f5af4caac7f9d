import { defineEvent } from '#shared/events/define'
import { phrase } from '#shared/view/phrase'

interface SootRisen {
  readonly soot: number
  readonly cooling: number
}

/** Burning cities have darkened the sky. */
export const sootRisen = defineEvent<'sootRisen', SootRisen>({
  type: 'sootRisen',
  weight: 'grave',
  example: { soot: 12, cooling: 2.4 },
  describe: ({ soot, cooling }) => phrase('event.sootRisen', { soot, cooling }),
})
