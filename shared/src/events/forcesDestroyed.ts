import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

/** What the target lost of its forces. Private to the target. */
interface ForcesDestroyed {
  readonly power: PowerId
  readonly silos: number
  readonly forward: number
  readonly submarines: number
  readonly bombers: number
}

export const forcesDestroyed = defineEvent<'forcesDestroyed', ForcesDestroyed>({
  type: 'forcesDestroyed',
  weight: 'grave',
  example: { power: powerId('coral'), silos: 20, submarines: 5, bombers: 12, forward: 0 },
  describe: ({ silos, submarines, bombers }) => phrase('event.forcesDestroyed', { silos, submarines, bombers }),
})
