import type { Application } from 'express'
import { passSchema } from '#shared/protocol/tables'
import { problem } from '#shared/view/phrase'
import type { Gatherings } from '../gathering/gatherings.ts'
import type { Matches } from '../match/matches.ts'
import { PASS_MILLISECONDS, type Passes } from '../match/passes.ts'
import { turnOf } from '../match/turnOf.ts'
import { admitHolder } from './admit.ts'
import { allowing } from './allowing.ts'
import { bodyOf } from './answer.ts'
import { refuse } from './refuse.ts'
import type { MakeAllowance } from './sharedAllowance.ts'

/** Codes one address may try a minute: a class may share one, and a guess would take millions. */
const TRIES_PER_MINUTE = 120

export interface SeatRoutesParts {
  readonly matches: Matches
  readonly gatherings: Gatherings
  readonly passes: Passes
  readonly allowance: MakeAllowance
}

/** Lets in who holds a seat of their own: in a class the teacher hands out seats, and four words bring one back. */
const admitFree: typeof admitHolder = (matches, answerWith) =>
  admitHolder(matches, (match, seat, request, response) => {
    if (match.setup.classId !== undefined) return refuse(response, 422, problem('inClass'))
    return answerWith(match, seat, request, response)
  })

/** What the holder of a seat may do with it: take it to another device, let guests look, gather the same people again. */
export function addSeatRoutes(app: Application, { matches, gatherings, passes, allowance }: SeatRoutesParts): void {
  const mayTry = allowing(allowance('seat codes', TRIES_PER_MINUTE), 'tooManyRequests')
  app.get(
    '/api/matches/:id/turn',
    admitHolder(matches, async (match, seat, _request, response) => {
      response.set('cache-control', 'no-store').json(turnOf(match, seat))
    }),
  )
  app.post(
    '/api/matches/:id/pass',
    admitFree(matches, async (match, seat, _request, response) => {
      response.json({ code: await passes.give(match, seat), seconds: PASS_MILLISECONDS / 1000 })
    }),
  )
  app.post(
    '/api/matches/:id/guests',
    admitFree(matches, async (match, seat, _request, response) => {
      response.json({ token: await match.seats.inviteGuests(seat) })
    }),
  )
  app.post(
    '/api/matches/:id/rematch',
    admitFree(matches, async (match, _seat, _request, response) => {
      if (match.state.window.kind !== 'ended') return refuse(response, 422, problem('notEnded'))
      response.json({ table: await match.seats.again(() => gatherings.again(match)) })
    }),
  )
  app.post('/api/passes', mayTry, async (request, response) => {
    const wish = bodyOf(passSchema, request, response)
    if (wish === undefined) return
    const moved = await passes.use(wish.code)
    if ('problem' in moved) refuse(response, 404, moved.problem)
    else response.json(moved)
  })
}
