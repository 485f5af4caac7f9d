import type { LobbyStarted } from '#shared/protocol/lobby'
import type { LOBBY_ROUTES } from '#shared/protocol/routes/lobbies'
import type { Failure } from '../lib/failure.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import { playQuickly } from '../lobby/quickPlay.ts'
import { type RunningTablesDeps, runningTables } from '../lobby/runningTables.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import { bearerOf } from '../web/bearer.ts'
import { remoteKey } from '../web/callerAddress.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'
import { type AppointmentHandlersDeps, appointmentHandlers } from './appointmentHandlers.ts'

/** Handlers of the routes of lobbies. */
export const lobbyHandlers = (
  deps: RunningTablesDeps & AppointmentHandlersDeps,
): RouteHandlers<typeof LOBBY_ROUTES, AccessGrants> => ({
  ...tableHandlers(deps.lobbies),
  ...appointmentHandlers(deps),

  'GET /api/v1/lobbies': async () => ({
    lobbies: await deps.lobbies.listOpen(),
    running: await runningTables(deps),
  }),
})

const tableHandlers = (
  lobbies: Lobbies,
): Omit<
  RouteHandlers<typeof LOBBY_ROUTES, AccessGrants>,
  'GET /api/v1/lobbies' | keyof ReturnType<typeof appointmentHandlers>
> => ({
  'GET /api/v1/lobbies/:id': async ({ params: { id }, request }) =>
    (await lobbies.find(id, bearerOf(request))) ?? refused(404, 'noSuchLobby'),

  'POST /api/v1/lobbies': ({ body, request }) => lobbies.create(body, remoteKey(request)),

  'POST /api/v1/quick-play': ({ body, request }) => playQuickly(lobbies, body, remoteKey(request)),

  'POST /api/v1/lobbies/:id/seats': ({ params: { id }, body, request }) =>
    lobbies.takeSeat(id, body, remoteKey(request)),

  'POST /api/v1/lobbies/:id/leave': ({ params: { id }, body: { token } }) => lobbies.leave(id, token),

  'POST /api/v1/lobbies/:id/bots': ({ params: { id }, body: { token, power, bot } }) =>
    lobbies.setBot(id, token, power, bot),

  'POST /api/v1/lobbies/:id/strength': ({ params: { id }, body: { token, strength } }) =>
    lobbies.setStrength(id, token, strength),

  'POST /api/v1/lobbies/:id/programs': ({ params: { id }, body: { token, programs } }) =>
    lobbies.setPrograms(id, token, programs),

  'POST /api/v1/lobbies/:id/remove': ({ params: { id }, body: { token, ...player } }) =>
    lobbies.remove(id, token, player),

  'POST /api/v1/lobbies/:id/host': ({ params: { id }, body: { token, ...player } }) =>
    lobbies.handOver(id, token, player),

  'POST /api/v1/lobbies/:id/lock': ({ params: { id }, body: { token, locked } }) => lobbies.lock(id, token, locked),

  'POST /api/v1/lobbies/:id/close': ({ params: { id }, body: { token } }) => lobbies.closeAsHost(id, token),

  'POST /api/v1/lobbies/:id/start': async ({ params: { id }, body: { token } }) => {
    return await withRoom(await lobbies.start(id, token))
  },

  'POST /api/v1/lobbies/:id/share-hash': ({ params: { id }, body: { token, shareHash } }) =>
    lobbies.giveShareHash(id, token, shareHash),

  'POST /api/v1/lobbies/:id/share': async ({ params: { id }, body: { token, share } }) => {
    return await withRoom(await lobbies.giveShare(id, token, share))
  },
})

/** A match that has begun has a room before its players are told. */
async function withRoom(started: LobbyStarted | Failure): Promise<LobbyStarted | Failure> {
  if ('match' in started && started.drawing === undefined) await ensureRoom(started.match)
  return started
}
