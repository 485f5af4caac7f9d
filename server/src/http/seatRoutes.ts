import type { Application } from 'express'
import { seatTransferSchema } from '#shared/protocol/lobby'
import { problem } from '#shared/view/phrase'
import { hashToken, newToken } from '../lib/token.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import type { Matches } from '../match/matches.ts'
import { inviteGuests } from '../match/seatTable.ts'
import { type SeatTransfers, TRANSFER_MILLISECONDS } from '../match/seatTransfers.ts'
import { turnStatus } from '../match/turnStatus.ts'
import { bodyOf } from '../web/answer.ts'
import { rateLimit } from '../web/rateLimit.ts'
import type { CreateRateLimiter } from '../web/rateLimiter.ts'
import { refuse } from '../web/refuse.ts'
import { requireHolder } from './requireViewer.ts'

/** Codes one address may try a minute: a class may share one, and a guess would take millions. */
const TRIES_PER_MINUTE = 120

export interface SeatRoutesDeps {
  readonly matches: Matches
  readonly lobbies: Lobbies
  readonly seatTransfers: SeatTransfers
  readonly createRateLimiter: CreateRateLimiter
}

/** Lets in who holds a seat of their own: in a class the teacher hands out seats, and four words bring one back. */
const admitFree: typeof requireHolder = (matches, answerWith) =>
  requireHolder(matches, (match, seat, request, response) => {
    if (match.setup.classId !== undefined) return refuse(response, 422, problem('inClass'))
    return answerWith(match, seat, request, response)
  })

/** What the holder of a seat may do with it: take it to another device, let guests look, gather the same people again. */
export function addSeatRoutes(
  app: Application,
  { matches, lobbies, seatTransfers, createRateLimiter }: SeatRoutesDeps,
): void {
  const mayTry = rateLimit(createRateLimiter('seat codes', TRIES_PER_MINUTE), 'tooManyRequests')
  app.get(
    '/api/matches/:id/turn',
    requireHolder(matches, async (match, seat, _request, response) => {
      response.set('cache-control', 'no-store').json(turnStatus(match, seat))
    }),
  )
  app.post(
    '/api/matches/:id/pass',
    admitFree(matches, async (match, seat, _request, response) => {
      response.json({ code: await seatTransfers.create(match, seat), seconds: TRANSFER_MILLISECONDS / 1000 })
    }),
  )
  app.post(
    '/api/matches/:id/guests',
    admitFree(matches, async (match, seat, _request, response) => {
      const token = newToken()
      await match.changeSeats(inviteGuests(seat, hashToken(token)))
      response.json({ token })
    }),
  )
  app.post(
    '/api/matches/:id/rematch',
    admitFree(matches, async (match, _seat, _request, response) => {
      if (match.state.window.kind !== 'ended') return refuse(response, 422, problem('notEnded'))
      response.json({ table: await match.rematch(() => lobbies.rematch(match)) })
    }),
  )
  app.post('/api/passes', mayTry, async (request, response) => {
    const wish = bodyOf(seatTransferSchema, request, response)
    if (wish === undefined) return
    const moved = await seatTransfers.claim(wish.code)
    if ('problem' in moved) refuse(response, 404, moved.problem)
    else response.json(moved)
  })
}
