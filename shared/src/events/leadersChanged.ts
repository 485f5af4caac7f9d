import { defineEvent } from '#shared/events/define'
import { phrase } from '#shared/view/phrase'

/** New leaders govern every power; their interests and agendas are their own. */
export const leadersChanged = defineEvent<'leadersChanged', object>({
  type: 'leadersChanged',
  weight: 'notice',
  example: {},
  describe: () => phrase('event.leadersChanged'),
})
