import type { Request, Response } from 'express'
import { actSchema, type Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { Match } from '../match/match.ts'
import { type Matches, seatOfToken } from '../match/matches.ts'
import { createAllowance } from './allowance.ts'
import { refuse } from './refuse.ts'

/** Acts of one seat a second, as many as over a socket. */
const ACTS_PER_SECOND = 20
const allow = createAllowance(ACTS_PER_SECOND, 1000)

/** `POST /api/matches/:id/acts`: every act of a room's socket, for networks that let no socket through. */
export async function act(matches: Matches, request: Request, response: Response): Promise<void> {
  const id = String(request.params.id)
  const match = await matches.find(id)
  if (match === undefined) return refuse(response, 404, await matches.whyAbsent(id))
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const seat = token === undefined ? -1 : seatOfToken(match, token)
  if (seat < 0) return refuse(response, 403, problem('wrongToken'))
  if (!allow(`${id} ${seat}`)) return refuse(response, 429, problem('tooManyRequests'))
  const parsed = actSchema.safeParse(request.body)
  if (!parsed.success) return refuse(response, 400, problem('malformedMessage'))
  response.json(await carryOut(match, seat, parsed.data))
}

function carryOut(match: Match, seat: number, wish: ReturnType<typeof actSchema.parse>): Promise<Reply> {
  if (wish.act === 'draft') return match.saveOrders(seat, wish.window, wish.orders)
  if (wish.act === 'ready') return match.setReady(seat, wish.window, wish.ready)
  return match.talk.say(seat, { said: wish.said, ...(wish.to === undefined ? {} : { to: wish.to }) })
}
