import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface CommandLost {
  readonly power: PowerId
}

/** A power’s command is gone: its people can order no launch in this exchange. Private. */
export const commandLost = defineEvent<'commandLost', CommandLost>({
  type: 'commandLost',
  weight: 'grave',
  example: { power: powerId('coral') },
  describe: () => phrase('event.commandLost'),
})
