import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface ReadinessSighted {
  readonly viewer: PowerId
  readonly power: PowerId
  readonly level: number
}

/** Reconnaissance sees a rival at high readiness. Private to the viewer. */
export const readinessSighted = defineEvent<'readinessSighted', ReadinessSighted>({
  type: 'readinessSighted',
  weight: 'notice',
  example: { viewer: powerId('boreal'), power: powerId('coral'), level: 4 },
  describe: ({ power, level }) => phrase('event.readinessSighted', { power, level }),
})
