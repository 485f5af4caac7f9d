import type { Request, Response } from 'express'
import type { Match } from '../match/match.ts'
import { authenticateJoin } from '../rooms/authenticateJoin.ts'
import { reserveSeat } from '../rooms/gameServer.ts'
import { refuse } from '../web/refuse.ts'
import { ORIGINAL_HOST } from './proxyToOwner.ts'

/**
 * `POST /matchmake/joinById/:id`, the way in of the framework's client. A match that has no room, after a restart for
 * example, is given one; what a seat token opens is found out before a place is kept.
 */
export async function joinRoom(
  publicPath: string | undefined,
  match: Match,
  request: Request,
  response: Response,
): Promise<void> {
  const principal = authenticateJoin(match, request.body)
  if ('problem' in principal) return refuse(response, principal.status, principal.problem)
  const reservation = await reserveSeat(match.setup.id, request.body)
  const host = request.headers[ORIGINAL_HOST] ?? request.headers.host
  // Of several servers only this one has the room: the proxy leads sockets under its path here.
  response.json({ ...reservation, ...(publicPath === undefined ? {} : { publicAddress: `${host}${publicPath}` }) })
}
