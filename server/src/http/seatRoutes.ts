import type { Application, Request, Response } from 'express'
import { passSchema } from '#shared/protocol/tables'
import { problem } from '#shared/view/phrase'
import type { Gatherings } from '../gathering/gatherings.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { PASS_MILLISECONDS, type Passes } from '../match/passes.ts'
import { turnOf } from '../match/turnOf.ts'
import { createAllowance } from './allowance.ts'
import { chairOf } from './chairOf.ts'
import { refuse } from './refuse.ts'

/** Codes one address may try a minute: a class may share one, and a guess would take millions. */
const TRIES_PER_MINUTE = 120

export interface SeatRoutesParts {
  readonly matches: Matches
  readonly gatherings: Gatherings
  readonly passes: Passes
}

/** What the holder of a seat may do with it: take it to another device, let guests look, gather the same people again. */
export function addSeatRoutes(app: Application, { matches, gatherings, passes }: SeatRoutesParts): void {
  const mayTry = createAllowance(TRIES_PER_MINUTE, 60_000)
  app.get('/api/matches/:id/turn', (request, response) =>
    asHolder(matches, request, response, async (match, seat) => {
      response.set('cache-control', 'no-store').json(turnOf(match, seat))
    }),
  )
  app.post('/api/matches/:id/pass', (request, response) =>
    asHolder(matches, request, response, async (match, seat) => {
      response.json({ code: await passes.give(match, seat), seconds: PASS_MILLISECONDS / 1000 })
    }),
  )
  app.post('/api/matches/:id/guests', (request, response) =>
    asHolder(matches, request, response, async (match, seat) => {
      response.json({ token: await match.seats.inviteGuests(seat) })
    }),
  )
  app.post('/api/matches/:id/rematch', (request, response) =>
    asHolder(matches, request, response, async (match) => {
      if (match.state.window.kind !== 'ended') return refuse(response, 422, problem('notEnded'))
      response.json({ table: await match.seats.again(() => gatherings.again(match)) })
    }),
  )
  app.post('/api/passes', async (request, response) => {
    if (!mayTry(request.ip ?? '')) return refuse(response, 429, problem('tooManyRequests'))
    const parsed = passSchema.safeParse(request.body)
    if (!parsed.success) return refuse(response, 400, problem('malformedRequest', { field: 'code' }))
    const moved = await passes.use(parsed.data.code)
    if ('problem' in moved) refuse(response, 404, moved.problem)
    else response.json(moved)
  })
}

/** Does something for whoever holds a seat, for nobody else. */
async function asHolder(
  matches: Matches,
  request: Request,
  response: Response,
  act: (match: Match, seat: number) => Promise<void>,
): Promise<void> {
  const id = String(request.params.id)
  const match = await matches.find(id)
  if (match === undefined) return refuse(response, 404, await matches.whyAbsent(id))
  const chair = chairOf(match, request)
  if (chair?.role !== 'holder') return refuse(response, 403, problem('wrongToken'))
  await act(match, chair.seat)
}
