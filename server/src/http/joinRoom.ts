import type { Request, Response } from 'express'
import type { Match } from '../match/match.ts'
import { reserveSeat } from '../rooms/gameServer.ts'
import { joinedChair } from '../rooms/joinedChair.ts'
import { ASKED_HOST } from './forward.ts'
import { refuse } from './refuse.ts'

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
  const chair = joinedChair(match, request.body)
  if ('problem' in chair) return refuse(response, chair.status, chair.problem)
  const reservation = await reserveSeat(match.setup.id, request.body)
  const host = request.headers[ASKED_HOST] ?? request.headers.host
  // Of several servers only this one has the room: the proxy leads sockets under its path here.
  response.json({ ...reservation, ...(publicPath === undefined ? {} : { publicAddress: `${host}${publicPath}` }) })
}
