import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface AlarmProvedFalse {
  readonly power: PowerId
  readonly origin: PowerId
}

/** The tracks faded: nothing was coming. Private. */
export const alarmProvedFalse = defineEvent<'alarmProvedFalse', AlarmProvedFalse>({
  type: 'alarmProvedFalse',
  weight: 'notice',
  example: { power: powerId('boreal'), origin: powerId('coral') },
  describe: ({ origin }) => phrase('event.alarmProvedFalse', { origin }),
})
