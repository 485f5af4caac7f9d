import type { NOTICE_ROUTES } from '#shared/protocol/routes/notices'
import type { NoticeWishes } from '../notices/noticeWishes.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { PublicAddress } from '../web/sameOrigin.ts'
import type { AccessGrants } from './access.ts'
import { gameAddress } from './gameAddress.ts'

/** What the handlers of notices need of the rest of the server. */
export interface NoticeHandlersDeps extends PublicAddress {
  readonly notices: NoticeWishes
}

/** Handlers of the routes of notices. */
export const noticeHandlers = (deps: NoticeHandlersDeps): RouteHandlers<typeof NOTICE_ROUTES, AccessGrants> => ({
  'GET /api/v1/matches/:id/notices': ({ match, principal }) => deps.notices.waysFor(match, principal),

  'POST /api/v1/matches/:id/notices': ({ match, principal, body, request }) =>
    deps.notices.ask({ match, by: principal, base: gameAddress(deps, request) ?? '' }, body),

  'POST /api/v1/notices/:id/confirm': async ({ params: { id }, body: { code } }) =>
    (await deps.notices.confirm(id, code)) ? { ok: true } : refused(404, 'noSuchNotices'),

  'POST /api/v1/notices/:id/stop': async ({ params: { id } }) =>
    (await deps.notices.stop(id)) ? { ok: true } : refused(404, 'noSuchNotices'),
})
