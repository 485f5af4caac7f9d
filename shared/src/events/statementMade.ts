import { defineEvent } from '#shared/events/define'
import { type PowerId, powerId } from '#shared/ids'
import { type Statement, statementArgs, statementWay } from '#shared/orders/claims'
import { phrase } from '#shared/view/phrase'

interface StatementMade {
  readonly power: PowerId
  readonly statement: Statement
}

/** A power speaks to the world. */
export const statementMade = defineEvent<'statementMade', StatementMade>({
  type: 'statementMade',
  weight: 'notice',
  example: { power: powerId('boreal'), statement: { say: 'rally' } },
  describe: ({ power, statement }) =>
    phrase(`event.statementMade.${statementWay(statement)}`, { power, ...statementArgs(statement) }),
})
