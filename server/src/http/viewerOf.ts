import type { Request } from 'express'
import type { Viewer } from '#shared/view/observation'
import type { Match } from '../match/match.ts'
import { seatOfToken } from '../match/matches.ts'

/** Who asks: a power by its seat token, a spectator without one, undefined with a token that opens nothing. */
export function viewerOf(match: Match, request: Request): Viewer | undefined {
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) return { kind: 'spectator' }
  const seat = seatOfToken(match, token)
  return seat < 0 ? undefined : { kind: 'power', power: match.setup.seats[seat]!.power }
}
