import type { MATCH_ROUTES } from '#shared/protocol/routes/matches'
import type { Metrics } from '../admin/metrics.ts'
import { systemClock } from '../lib/clock.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { callerKey } from '../web/callerAddress.ts'
import type { LineSigns } from '../web/lineSigns.ts'
import type { OpenLines } from '../web/openLines.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'
import { pollNews } from './pollNews.ts'
import { streamMatch } from './streamMatch.ts'

/** What the handlers of news need of the rest of the server. */
export interface NewsHandlersDeps {
  readonly matches: Matches
  readonly metrics: Metrics
  /** Streams and sockets that are open. */
  readonly lines: OpenLines
  /** Streams whose pages say that they are there. */
  readonly signs: LineSigns
}

/** Routes that bring what is new in a match. */
export type NewsRoute =
  | 'GET /api/v1/matches/:id/news'
  | 'GET /api/v1/matches/:id/stream'
  | 'GET /api/v1/matches/:id/alive'

/** Handlers of what brings a match's news over plain HTTP: polls and streams. */
export const newsHandlers = ({
  matches,
  metrics,
  lines,
  signs,
}: NewsHandlersDeps): RouteHandlers<Pick<typeof MATCH_ROUTES, NewsRoute>, AccessGrants> => ({
  'GET /api/v1/matches/:id/news': async ({ match, principal, query, request, response }) => {
    metrics.polled(`${match.setup.id} ${principal.seat ?? principal.role} ${principal.person}`)
    const close = query.wait > 0 ? lines.open(callerKey(request), principal.seat !== undefined) : () => undefined
    if (close === undefined) return refused(429, 'tooManyLines')
    try {
      return await pollNews({ matches, clock: systemClock, match, principal, query, response })
    } finally {
      close()
    }
  },

  'GET /api/v1/matches/:id/stream': async ({ match, principal, query: { line }, request, response }) => {
    const close = lines.open(callerKey(request), principal.seat !== undefined)
    if (close === undefined) return refused(429, 'tooManyLines')
    const { closed } = metrics.opened(response)
    response.on('close', closed).on('close', close)
    if (line !== undefined)
      response.on(
        'close',
        signs.watch(lineOf(match, line), () => response.destroy()),
      )
    await matches.use(match, (live) => streamMatch(live, principal, response))
    return undefined
  },

  'GET /api/v1/matches/:id/alive': ({ match, query: { line } }) => {
    signs.heard(lineOf(match, line))
    return { ok: true }
  },
})

/** A page names its stream: no page of another match ends it. */
const lineOf = (match: Match, line: string): string => `${match.setup.id} ${line}`
