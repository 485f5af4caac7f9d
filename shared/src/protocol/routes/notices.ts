import { askNoticesSchema, confirmNoticesSchema, noticesAskedSchema, noticeWaysSchema } from '#shared/protocol/notices'
import type { RouteTable } from '#shared/protocol/route'
import { okSchema } from '#shared/protocol/wire'

/** Notices: being told with the page closed that a match waits. Off until the host of the server turns a way on. */
export const NOTICE_ROUTES = {
  'GET /api/v1/matches/:id/notices': {
    summary:
      'Ways in which the seat may be told, of those that the host of the server has turned on; none in a match that is played in one go.',
    who: 'player',
    answer: noticeWaysSchema,
  },
  'POST /api/v1/matches/:id/notices': {
    summary:
      'Has the seat told by push or mail, or by the host of the table the table by a webhook, when a window of a slow match waits for it and no page is open. Mail begins with the code that is sent to its address.',
    who: 'player',
    limits: ['notices'],
    body: askNoticesSchema,
    example: {
      way: 'webhook',
      language: 'en',
      zone: 'Europe/Vienna',
      url: 'https://chat.example/hooks/k3yofthehook',
      format: 'mattermost',
    },
    answer: noticesAskedSchema,
  },
  'POST /api/v1/notices/:id/confirm': {
    summary: 'Begins the mails to an address whose owner has read the code that was sent there.',
    who: 'keyBearer',
    limits: ['seatCodes'],
    body: confirmNoticesSchema,
    example: { code: 'ABCDEF' },
    answer: okSchema,
  },
  'POST /api/v1/notices/:id/stop': {
    summary: 'Ends notices; mail programs call it too.',
    who: 'keyBearer',
    answer: okSchema,
  },
} as const satisfies RouteTable
