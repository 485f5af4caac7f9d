import type { Application, Request, RequestHandler } from 'express'
import { createLobbySchema, seatHolderSchema, setBotSchema, takeSeatSchema } from '#shared/protocol/lobby'
import { problem } from '#shared/view/phrase'
import type { Lobbies } from '../lobby/lobbies.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import { answer } from '../web/answer.ts'
import { refuse } from '../web/refuse.ts'

/** Tables at which people gather. Looking at one takes no seat: only a POST does. */
export function addLobbyRoutes(app: Application, lobbies: Lobbies, mayMake: RequestHandler): void {
  app.get('/api/tables', async (_request, response) => {
    response.json({ tables: await lobbies.listOpen() })
  })
  app.get('/api/tables/:id', async (request, response) => {
    const table = await lobbies.find(String(request.params.id))
    if (table === undefined) refuse(response, 404, problem('noSuchTable'))
    else response.json(table)
  })
  app.post('/api/tables', mayMake, (request, response) =>
    answer(createLobbySchema, request, response, (wish) => lobbies.create(wish), 201),
  )
  app.post('/api/tables/:id/seats', (request, response) =>
    answer(takeSeatSchema, request, response, (wish) => lobbies.takeSeat(idOf(request), wish)),
  )
  app.post('/api/tables/:id/leave', (request, response) =>
    answer(seatHolderSchema, request, response, ({ token }) => lobbies.leave(idOf(request), token)),
  )
  app.post('/api/tables/:id/bots', (request, response) =>
    answer(setBotSchema, request, response, ({ token, power, bot }) =>
      lobbies.setBot(idOf(request), token, power, bot),
    ),
  )
  app.post('/api/tables/:id/start', (request, response) =>
    answer(seatHolderSchema, request, response, async ({ token }) => {
      const started = await lobbies.start(idOf(request), token)
      if ('match' in started) await ensureRoom(started.match)
      return started
    }),
  )
}

const idOf = (request: Request): string => String(request.params.id)
