import { seenEvents } from '#shared/events/seenEvents'
import type { MATCH_ROUTES } from '#shared/protocol/routes/matches'
import type { Dispatch } from '../match/commands.ts'
import type { Matches } from '../match/matches.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { Reports } from '../match/reports.ts'
import { turnStatus } from '../match/turnStatus.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'
import type { NewsRoute } from './newsHandlers.ts'

/** What the match handlers need of the rest of the server. */
export interface MatchHandlersDeps {
  readonly matches: Matches
  readonly store: MatchStore
  readonly reports: Reports
  /** How commands are done. */
  readonly dispatch: Dispatch
}

/** Handlers of the routes of matches, but for those that bring its news. */
export const matchHandlers = ({
  matches,
  store,
  reports,
  dispatch,
}: MatchHandlersDeps): RouteHandlers<Omit<typeof MATCH_ROUTES, NewsRoute>, AccessGrants> => ({
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
