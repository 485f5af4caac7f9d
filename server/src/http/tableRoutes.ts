import type { Application, Request, RequestHandler } from 'express'
import { createTableSchema, seatHolderSchema, setBotSchema, takeSeatSchema } from '#shared/protocol/tables'
import { problem } from '#shared/view/phrase'
import type { Gatherings } from '../gathering/gatherings.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import { answer } from './answer.ts'
import { refuse } from './refuse.ts'

/** Tables at which people gather. Looking at one takes no seat: only a POST does. */
export function addTableRoutes(app: Application, gatherings: Gatherings, mayMake: RequestHandler): void {
  app.get('/api/tables', async (_request, response) => {
    response.json({ tables: await gatherings.listOpen() })
  })
  app.get('/api/tables/:id', async (request, response) => {
    const table = await gatherings.find(String(request.params.id))
    if (table === undefined) refuse(response, 404, problem('noSuchTable'))
    else response.json(table)
  })
  app.post('/api/tables', mayMake, (request, response) =>
    answer(createTableSchema, request, response, (wish) => gatherings.create(wish), 201),
  )
  app.post('/api/tables/:id/seats', (request, response) =>
    answer(takeSeatSchema, request, response, (wish) => gatherings.takeSeat(idOf(request), wish)),
  )
  app.post('/api/tables/:id/leave', (request, response) =>
    answer(seatHolderSchema, request, response, ({ token }) => gatherings.leave(idOf(request), token)),
  )
  app.post('/api/tables/:id/bots', (request, response) =>
    answer(setBotSchema, request, response, ({ token, power, bot }) =>
      gatherings.setBot(idOf(request), token, power, bot),
    ),
  )
  app.post('/api/tables/:id/start', (request, response) =>
    answer(seatHolderSchema, request, response, async ({ token }) => {
      const started = await gatherings.start(idOf(request), token)
      if ('match' in started) await ensureRoom(started.match)
      return started
    }),
  )
}

const idOf = (request: Request): string => String(request.params.id)
