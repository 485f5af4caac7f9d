import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { phrase } from '#shared/view/phrase'

interface PlansExposed {
  readonly power: PowerId
}

/** A power's real plans were found to be other than the doctrine it declares. Public. */
export const plansExposed = defineEvent<'plansExposed', PlansExposed>({
  type: 'plansExposed',
  weight: 'grave',
  example: { power: powerId('boreal') },
  describe: ({ power }) => phrase('event.plansExposed', { power }),
})
