import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface PleaUnanswered {
  readonly power: PowerId
  readonly state: StateId
}

/** A lesser state asked the power behind it for reassurance, and got none. Public. */
export const pleaUnanswered = defineEvent<'pleaUnanswered', PleaUnanswered>({
  type: 'pleaUnanswered',
  weight: 'notice',
  example: { power: powerId('boreal'), state: stateId('lanterns') },
  describe: ({ power, state }) => phrase('event.pleaUnanswered', { power, state }),
})
