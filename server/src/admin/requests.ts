import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

const current = new AsyncLocalStorage<string>()

/** Id of the request that is answered now, or that led to what happens now; undefined when none did. */
export const currentRequest = (): string | undefined => current.getStore()

/** Called by machines every few seconds: not logged, or they would drown the rest. */
const SILENT = ['/livez', '/readyz', '/healthz', '/metrics']
/** Label of files, pages, and paths without a route. */
const NO_ROUTE = 'other'
/** Routes whose `:id` names a match; other ids and codes open something and are not logged. */
const OF_A_MATCH = /^\/(api\/v1\/matches|matchmake\/joinById)\/:id(\/|$)/
const MATCH_ID = /^[a-z0-9]{4,20}$/

/**
 * First of all handlers: gives every request an id, sent as `x-request-id`, and logs and counts it when it has been
 * answered. Paths, queries, bodies and addresses of callers are never read: they hold names, codes and tokens.
 */
export function watchRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const id = randomBytes(8).toString('hex')
    const began = performance.now()
    response.set('x-request-id', id)
    response.on('close', () => {
      const { method } = request
      const { statusCode: status } = response
      const route = routeOf(request)
      const milliseconds = Math.round((performance.now() - began) * 10) / 10
      metrics.answered({ method, route, status, ...(staysOpen(response) ? {} : { seconds: milliseconds / 1000 }) })
      if (SILENT.includes(route)) return
      log.info({ request: id, method, route, status, milliseconds, ...matchOf(request, route, status) }, 'answered')
    })
    current.run(id, next)
  }
}

const routeOf = ({ route, baseUrl }: Request): string =>
  typeof route?.path === 'string' ? `${baseUrl}${route.path}` : NO_ROUTE

/** The match's id, once the call has succeeded: a path may hold anything. */
function matchOf(request: Request, route: string, status: number): { readonly match?: string } {
  // Undefined when no route has matched, although its type does not tell.
  const params: Request['params'] | undefined = request.params
  const id = String(params?.id)
  return OF_A_MATCH.test(route) && status < 400 && MATCH_ID.test(id) ? { match: id } : {}
}

const staysOpen = (response: Response): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
