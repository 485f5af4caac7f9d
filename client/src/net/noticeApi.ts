import type { AskNotices, AskTableNotices, NoticesAsked, NoticeWays } from '#shared/protocol/notices'
import { call } from './call.ts'

/** Calls about notices. Each throws an ApiError when the server refuses or cannot be reached. */

/** Ways in which a seat may be told with the page closed. */
export const readNoticeWays = (match: string, token: string): Promise<NoticeWays> =>
  call('GET /api/v1/matches/:id/notices', { params: { id: match }, token })

/** Has a seat, or its table, told. */
export const askNotices = (match: string, token: string, body: AskNotices): Promise<NoticesAsked> =>
  call('POST /api/v1/matches/:id/notices', { params: { id: match }, token, body })

/** Ways in which whoever has a seat at a table may be told before people meet. */
export const readTableWays = (id: string, token: string): Promise<NoticeWays> =>
  call('POST /api/v1/lobbies/:id/notice-ways', { params: { id }, body: { token } })

/** Has whoever has a seat at a table, or the table, told before people meet. */
export const askAtTable = (id: string, token: string, wish: AskTableNotices): Promise<NoticesAsked> =>
  call('POST /api/v1/lobbies/:id/notices', { params: { id }, body: { token, wish } })

/** Gives the code back that was sent to an address. */
export const confirmNotices = (id: string, code: string) =>
  call('POST /api/v1/notices/:id/confirm', { params: { id }, body: { code } })

/** Ends what was asked for. */
export const stopNotices = (id: string) => call('POST /api/v1/notices/:id/stop', { params: { id } })
