import { seenEvents } from '#shared/events/seenEvents'
import type { MATCH_ROUTES } from '#shared/protocol/routes/matches'
import type { Metrics } from '../admin/metrics.ts'
import type { Dispatch } from '../match/commands.ts'
import type { Matches } from '../match/matches.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { Reports } from '../match/reports.ts'
import { turnStatus } from '../match/turnStatus.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import { callerKey } from '../web/callerAddress.ts'
import type { OpenLines } from '../web/openLines.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'
import { streamMatch } from './streamMatch.ts'

/** What the match handlers need of the rest of the server. */
export interface MatchHandlersDeps {
  readonly matches: Matches
  readonly store: MatchStore
  readonly reports: Reports
  readonly metrics: Metrics
  /** Streams and sockets that are open. */
  readonly lines: OpenLines
  /** How commands are done. */
  readonly dispatch: Dispatch
}

/** Handlers of the routes of matches. */
export const matchHandlers = ({
  matches,
  store,
  reports,
  metrics,
  lines,
  dispatch,
}: MatchHandlersDeps): RouteHandlers<typeof MATCH_ROUTES, AccessGrants> => ({
  'POST /api/v1/matches': async ({ body }) => {
    const created = await matches.create(body)
    if ('match' in created) await openOrForget(matches, created.match)
    return created
  },

  'POST /api/v1/matches/:id/room': async ({ match }) => {
    await ensureRoom(match.setup.id)
    return { ok: true }
  },

  'POST /api/v1/matches/:id/commands': ({ match, principal, body: { command, ...input }, mark }) =>
    dispatch(match, principal, command, { mark, ...input }),

  'POST /api/v1/matches/:id/reports': async ({ match: found, principal, body }) => {
    const why = await matches.use(found, (match) => reports.make(match, principal, body))
    return why === undefined ? { ok: true } : { status: 400, problem: why }
  },

  'GET /api/v1/matches/:id/news': async ({ match: found, principal, query: { after, chat: known } }) => {
    metrics.polled(`${found.setup.id} ${principal.seat ?? principal.role} ${principal.person}`)
    return await matches.use(found, async (match) => {
      const news = await match.poll(principal, after)
      const chat = await match.chat.visibleTo(principal)
      return { facts: match.facts(), chat: chat.slice(known), ...news }
    })
  },

  'GET /api/v1/matches/:id/stream': async ({ match, principal, request, response }) => {
    const close = lines.open(callerKey(request), principal.seat !== undefined)
    if (close === undefined) return refused(429, 'tooManyLines')
    const { closed } = metrics.opened(response)
    response.on('close', closed).on('close', close)
    await matches.use(match, (live) => streamMatch(live, principal, response))
    return undefined
  },

  'GET /api/v1/matches/:id/events': async ({ match, principal: { viewer } }) => {
    const windows = await store.events(match.setup.id)
    return { windows: windows.map(({ number, events }) => ({ number, events: seenEvents(events, viewer) })) }
  },

  'GET /api/v1/matches/:id/chat': async ({ match, principal }) => ({
    rule: match.chat.rule,
    chat: await match.chat.visibleTo(principal),
  }),

  'GET /api/v1/matches/:id/turn': ({ match, seat }) => turnStatus(match, seat),
})

/** Gives a new match its room; where it can have none, the match is not kept either. */
async function openOrForget(matches: Matches, match: string): Promise<void> {
  try {
    await ensureRoom(match)
  } catch (fault) {
    await matches.forget([match])
    throw fault
  }
}
