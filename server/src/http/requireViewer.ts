import type { Request, RequestHandler, Response } from 'express'
import { problem } from '#shared/view/phrase'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { authenticate, type Principal } from '../match/principal.ts'
import { bearerOf } from '../web/bearer.ts'
import { refuse } from '../web/refuse.ts'

type Answer = void | Promise<void>

/** Lets anybody in to the match a path names as `:id`; a match that is not there is refused. */
export function withMatch(
  matches: Matches,
  answer: (match: Match, request: Request, response: Response) => Answer,
): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id)
    const match = await matches.find(id)
    if (match === undefined) refuse(response, 404, await matches.reasonAbsent(id))
    else await answer(match, request, response)
  }
}

/** Lets viewers in: by `Authorization: Bearer TOKEN`, as a spectator without one; a token that opens nothing is refused. */
export function requireViewer(
  matches: Matches,
  answer: (match: Match, principal: Principal, request: Request, response: Response) => Answer,
): RequestHandler {
  return withMatch(matches, async (match, request, response) => {
    const principal = authenticate(match, bearerOf(request))
    if (principal === undefined) refuse(response, 403, problem('wrongToken'))
    else await answer(match, principal, request, response)
  })
}

/** Lets in whoever holds a seat, nobody else. */
export function requireHolder(
  matches: Matches,
  answer: (match: Match, seat: number, request: Request, response: Response) => Answer,
): RequestHandler {
  return requireViewer(matches, async (match, { role, seat }, request, response) => {
    if (role === 'holder') await answer(match, seat, request, response)
    else refuse(response, 403, problem('wrongToken'))
  })
}
