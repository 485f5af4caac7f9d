import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface Famine {
  readonly power: PowerId
  readonly dead: number
}

/** Harvests failed: millions starved in one power. */
export const famine = defineEvent<'famine', Famine>({
  type: 'famine',
  weight: 'grave',
  example: { power: powerId('boreal'), dead: 4.2 },
  describe: ({ power, dead }) => phrase('event.famine', { power, dead }),
})
