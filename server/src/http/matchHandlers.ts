import { seenEvents } from '#shared/events/seenEvents'
import type { MATCH_ROUTES } from '#shared/protocol/routes/matches'
import type { Metrics } from '../admin/metrics.ts'
import type { Dispatch } from '../match/commands.ts'
import type { Matches } from '../match/matches.ts'
import type { MatchStore } from '../match/matchStore.ts'
import { turnStatus } from '../match/turnStatus.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { Granted } from './access.ts'
import { streamMatch } from './streamMatch.ts'

export interface MatchHandlersDeps {
  readonly matches: Matches
  readonly store: MatchStore
  readonly metrics: Metrics
  /** How commands are done. */
  readonly dispatch: Dispatch
}

export const matchHandlers = ({
  matches,
  store,
  metrics,
  dispatch,
}: MatchHandlersDeps): RouteHandlers<typeof MATCH_ROUTES, Granted> => ({
  'POST /api/v1/matches': async ({ body }) => {
    const created = await matches.create(body)
    if ('match' in created) await ensureRoom(created.match)
    return created
  },

  'POST /api/v1/matches/:id/room': async ({ match }) => {
    await ensureRoom(match.setup.id)
    return { ok: true }
  },

  'POST /api/v1/matches/:id/commands': ({ match, principal, body: { command, ...input }, mark }) =>
    dispatch(match, principal, command, { mark, ...input }),

  'GET /api/v1/matches/:id/news': async ({ match, principal, query: { after, chat: known } }) => {
    metrics.polled(`${match.setup.id} ${principal.seat} ${principal.person}`)
    const news = await match.poll(principal, after)
    const chat = await match.chat.visibleTo(principal)
    return { facts: match.facts(), chat: chat.slice(known), ...news }
  },

  'GET /api/v1/matches/:id/stream': ({ match, principal, response }) => {
    const { closed } = metrics.opened(response)
    response.on('close', closed)
    streamMatch(match, principal, response)
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
