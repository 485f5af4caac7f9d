import type { Request, RequestHandler, Response } from 'express'
import { problem } from '#shared/view/phrase'
import { type Chair, chairFor } from '../match/chair.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { refuse } from './refuse.ts'

/** The token somebody asks with: `Authorization: Bearer TOKEN`; undefined when there is none. */
export const bearerOf = (request: Request): string | undefined =>
  /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]

type Answer = void | Promise<void>

/** Lets anybody in to the match a path names as `:id`; a match that is not there is refused. */
export function admitAnybody(
  matches: Matches,
  answer: (match: Match, request: Request, response: Response) => Answer,
): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id)
    const match = await matches.find(id)
    if (match === undefined) refuse(response, 404, await matches.whyAbsent(id))
    else await answer(match, request, response)
  }
}

/** Lets viewers in: by `Authorization: Bearer TOKEN`, as a spectator without one; a token that opens nothing is refused. */
export function admitViewer(
  matches: Matches,
  answer: (match: Match, chair: Chair, request: Request, response: Response) => Answer,
): RequestHandler {
  return admitAnybody(matches, async (match, request, response) => {
    const chair = chairFor(match, bearerOf(request))
    if (chair === undefined) refuse(response, 403, problem('wrongToken'))
    else await answer(match, chair, request, response)
  })
}

/** Lets in whoever holds a seat, nobody else. */
export function admitHolder(
  matches: Matches,
  answer: (match: Match, seat: number, request: Request, response: Response) => Answer,
): RequestHandler {
  return admitViewer(matches, async (match, { role, seat }, request, response) => {
    if (role === 'holder') await answer(match, seat, request, response)
    else refuse(response, 403, problem('wrongToken'))
  })
}
