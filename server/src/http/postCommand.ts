import type { Request, Response } from 'express'
import type { Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import { type Dispatch, isCommandName } from '../match/commands.ts'
import type { Match } from '../match/match.ts'
import type { Principal } from '../match/principal.ts'
import { refuse } from '../web/refuse.ts'
import { createAllowance } from './allowance.ts'

/** Acts of one seat a second, as many as over a socket. */
const ACTS_PER_SECOND = 20
const allow = createAllowance(ACTS_PER_SECOND, 1000)

/** `POST /api/matches/:id/acts`: every act of a room's socket, for networks that let no socket through. */
export async function postCommand(
  dispatch: Dispatch,
  match: Match,
  principal: Principal,
  request: Request,
  response: Response,
): Promise<void> {
  const { seat, person } = principal
  if (seat < 0) return refuse(response, 403, problem('wrongToken'))
  if (!allow(`${match.setup.id} ${seat} ${person}`)) return refuse(response, 429, problem('tooManyRequests'))
  const { act: name, ...message } = (request.body ?? {}) as { readonly act?: unknown }
  if (!isCommandName(name)) return refuse(response, 400, problem('malformedMessage'))
  const reply = await dispatch(match, principal, name, message)
  response.status(isMalformed(reply) ? 400 : 200).json(reply)
}

const isMalformed = (reply: Reply): boolean =>
  !reply.ok && reply.faults[0]?.problem.key === problem('malformedMessage').key
