import { z } from 'zod'
import type { Route, RouteKey } from '#shared/protocol/route'
import { ROUTES, type RouteName } from '#shared/protocol/routes'

/** A row of the contract with its key. */
export interface KeyedRoute {
  readonly key: RouteName
  readonly row: Route
}

/** Every route of the contract. */
export const routeList = (): readonly KeyedRoute[] =>
  (Object.entries(ROUTES) as [RouteName, Route][]).map(([key, row]) => ({ key, row }))

/** Path of a route with these values in place of its names. */
export const addressFor = (key: RouteKey, partFor: (name: string) => string): string =>
  key.slice(key.indexOf(' ') + 1).replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(partFor(name)))

/** Names of a route's query. */
export function queryNames(key: RouteKey): readonly string[] {
  const row = (ROUTES as Readonly<Record<string, Route>>)[key]
  return row?.query instanceof z.ZodObject ? Object.keys(row.query.shape) : []
}
