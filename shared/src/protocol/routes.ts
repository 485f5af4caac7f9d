import type { RowBody, RowQuery, RowResponse } from '#shared/protocol/route'
import { CLASS_ROUTES } from '#shared/protocol/routes/classes'
import { HOST_ROUTES } from '#shared/protocol/routes/host'
import { LINK_ROUTES } from '#shared/protocol/routes/links'
import { LOBBY_ROUTES } from '#shared/protocol/routes/lobbies'
import { MATCH_ROUTES } from '#shared/protocol/routes/matches'
import { NOTICE_ROUTES } from '#shared/protocol/routes/notices'
import { RECORD_ROUTES } from '#shared/protocol/routes/records'
import { SEAT_ROUTES } from '#shared/protocol/routes/seats'
import { SHARED_SCENARIO_ROUTES } from '#shared/protocol/routes/sharedScenarios'
import { SIGN_ON_ROUTES } from '#shared/protocol/routes/signOn'
import { SYSTEM_ROUTES } from '#shared/protocol/routes/system'

/**
 * Every HTTP route of the game. A new one is a row here and a handler at the server (server/src/http): without the handler
 * it does not compile. The client calls a route by its key (client/src/net/call.ts).
 */
export const ROUTES = {
  ...MATCH_ROUTES,
  ...SEAT_ROUTES,
  ...LOBBY_ROUTES,
  ...NOTICE_ROUTES,
  ...CLASS_ROUTES,
  ...RECORD_ROUTES,
  ...HOST_ROUTES,
  ...SIGN_ON_ROUTES,
  ...SHARED_SCENARIO_ROUTES,
  ...SYSTEM_ROUTES,
  ...LINK_ROUTES,
} as const

/** Type of the table of all routes. */
export type Routes = typeof ROUTES
/** Key of a route: method and path. */
export type RouteName = keyof Routes
/** Query of a route as the caller writes it. */
export type RouteQuery<Name extends RouteName> = RowQuery<Routes[Name]>
/** Body of a route as the caller writes it. */
export type RouteBody<Name extends RouteName> = RowBody<Routes[Name]>
/** What a call of a route resolves with. */
export type RouteResponse<Name extends RouteName> = RowResponse<Routes[Name]>
