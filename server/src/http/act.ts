import type { Request, Response } from 'express'
import type { Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import { type CarryOut, isActName } from '../match/acts.ts'
import type { Chair } from '../match/chair.ts'
import type { Match } from '../match/match.ts'
import { createAllowance } from './allowance.ts'
import { refuse } from './refuse.ts'

/** Acts of one seat a second, as many as over a socket. */
const ACTS_PER_SECOND = 20
const allow = createAllowance(ACTS_PER_SECOND, 1000)

/** `POST /api/matches/:id/acts`: every act of a room's socket, for networks that let no socket through. */
export async function act(
  carryOut: CarryOut,
  match: Match,
  chair: Chair,
  request: Request,
  response: Response,
): Promise<void> {
  const { seat, person } = chair
  if (seat < 0) return refuse(response, 403, problem('wrongToken'))
  if (!allow(`${match.setup.id} ${seat} ${person}`)) return refuse(response, 429, problem('tooManyRequests'))
  const { act: name, ...message } = (request.body ?? {}) as { readonly act?: unknown }
  if (!isActName(name)) return refuse(response, 400, problem('malformedMessage'))
  const reply = await carryOut(match, chair, name, message)
  response.status(isMalformed(reply) ? 400 : 200).json(reply)
}

const isMalformed = (reply: Reply): boolean =>
  !reply.ok && reply.faults[0]?.problem.key === problem('malformedMessage').key
