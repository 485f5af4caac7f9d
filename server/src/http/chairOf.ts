import type { Request } from 'express'
import { type Chair, chairFor } from '../match/chair.ts'
import type { Match } from '../match/match.ts'

/** Who asks: by `Authorization: Bearer TOKEN`, a spectator without one; undefined with a token that opens nothing. */
export function chairOf(match: Match, request: Request): Chair | undefined {
  return chairFor(match, /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1])
}
