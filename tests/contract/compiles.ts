/**
 * Changing one side of the contract without the other must not compile. Nothing here runs: `npm run test:types` fails when
 * one of these lines compiles, for then its `@ts-expect-error` is unused.
 */
import { call, openCall } from '#client/net/call.ts'
import type { AccessGrants } from '#server/http/access'
import type { lobbyHandlers } from '#server/http/lobbyHandlers'
import type { seatHandlers } from '#server/http/seatHandlers'
import type { RouteHandlers } from '#server/web/routeHandlers'
import type { CommandInput } from '#shared/protocol/messages'
import type { RouteResponse, Routes } from '#shared/protocol/routes'
import type { SEAT_ROUTES } from '#shared/protocol/routes/seats'

type SeatHandlers = RouteHandlers<typeof SEAT_ROUTES, AccessGrants>

/** The client calls what is there, with what it takes, and gets what it answers. */
export async function client(token: string): Promise<readonly unknown[]> {
  const params = { id: 'x' }
  return [
    await call('GET /api/v1/lobbies/:id', { params }),
    // @ts-expect-error there is no such route
    await call('GET /api/v1/tables/:id', { params }),
    // @ts-expect-error the path has a part that varies
    await call('GET /api/v1/lobbies/:id', {}),
    // @ts-expect-error another part than the path's
    await call('GET /api/v1/lobbies/:id', { params: { code: 'x' } }),
    // @ts-expect-error the body lacks a field
    await call('POST /api/v1/lobbies/:id/bots', { params, body: { token, power: 'x' } }),
    // @ts-expect-error a field of the body has another type
    await call('POST /api/v1/seat-transfers/claim', { body: { code: 7 } }),
    // @ts-expect-error the route takes no body
    await call('GET /api/v1/lobbies', { body: {} }),
    // @ts-expect-error the route answers with a file
    await call('GET /api/v1/matches/:id/record', { params }),
    await openCall('GET /api/v1/matches/:id/record', { params }),
    // @ts-expect-error the answer has no such field
    (await call('POST /api/v1/matches/:id/rematch', { params, token })).table,
    // @ts-expect-error there is no such command
    await call('POST /api/v1/matches/:id/commands', { params, token, body: { command: 'say', window: 0 } }),
  ]
}

const greedy = (_: AccessGrants['student']) => ({ lobby: 'x' })

/** The server has a handler for every row, with the row's answer. */
export const server = (
  seats: ReturnType<typeof seatHandlers>,
  lobbies: ReturnType<typeof lobbyHandlers>,
  { 'POST /api/v1/matches/:id/rematch': rematch, ...others }: SeatHandlers,
): readonly unknown[] => [
  seats satisfies SeatHandlers,
  // @ts-expect-error the handler of a row is missing
  others satisfies SeatHandlers,
  // @ts-expect-error handlers of other rows
  lobbies satisfies SeatHandlers,
  { ...others, 'POST /api/v1/matches/:id/rematch': rematch } satisfies SeatHandlers,
  // @ts-expect-error a handler with another answer than its row's
  { ...others, 'POST /api/v1/matches/:id/rematch': () => ({ table: 'x' }) } satisfies SeatHandlers,
  // @ts-expect-error a handler that wants more than its row's access grants
  { ...others, 'POST /api/v1/matches/:id/rematch': greedy } satisfies SeatHandlers,
]

/** Types of messages follow from their schemas. */
export const messages = (
  ready: CommandInput<'ready'>,
  news: RouteResponse<'GET /api/v1/matches/:id/news'>,
): object => ({
  ready: ready.ready satisfies boolean,
  closesIn: news.closesIn satisfies number | undefined,
  // @ts-expect-error no command has this field
  act: ready.act,
  // @ts-expect-error a row of the registry is not there
  row: {} as Routes['GET /api/v1/nothing'],
})
