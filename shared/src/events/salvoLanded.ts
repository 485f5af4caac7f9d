import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import type { Aim } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

interface SalvoLanded {
  readonly attacker: PowerId
  readonly target: PowerId
  readonly aim: Aim
  readonly launched: number
  readonly intercepted: number
  readonly arrived: number
  readonly dead: number
  readonly industryLost: number
  readonly retaliation: boolean
}

/** A salvo has come down. The figures are what the world counts afterwards: warheads, and millions of dead. */
export const salvoLanded = defineEvent<'salvoLanded', SalvoLanded>({
  type: 'salvoLanded',
  weight: 'grave',
  example: {
    attacker: powerId('boreal'),
    target: powerId('coral'),
    aim: 'counterforce',
    launched: 50,
    intercepted: 5,
    arrived: 36,
    dead: 2.1,
    industryLost: 0.08,
    retaliation: false,
  },
  // Where nothing was stopped, nothing is said of stopping.
  describe: ({ attacker, target, launched, intercepted, arrived, dead }) =>
    intercepted === 0
      ? phrase('event.salvoUnopposed', { attacker, target, launched, arrived, dead })
      : phrase('event.salvoLanded', { attacker, target, launched, intercepted, arrived, dead }),
})
