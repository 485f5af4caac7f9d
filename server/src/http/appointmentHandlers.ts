import type { Request, Response } from 'express'
import type { LobbyFacts } from '#shared/protocol/lobby'
import type { LOBBY_ROUTES } from '#shared/protocol/routes/lobbies'
import { calendarFile } from '../lib/calendarFile.ts'
import { systemClock } from '../lib/clock.ts'
import { text } from '../lib/texts.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import type { NoticeWishes } from '../notices/noticeWishes.ts'
import { APPOINTMENT_LEAD_MILLISECONDS } from '../notices/outbox.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { PublicAddress } from '../web/sameOrigin.ts'
import type { AccessGrants } from './access.ts'
import { gameAddress } from './gameAddress.ts'
import { languageOf } from './linkPage.ts'

/** What the handlers of appointments need of the rest of the server. */
export interface AppointmentHandlersDeps extends PublicAddress {
  readonly lobbies: Lobbies
  readonly notices: NoticeWishes
}

/** Routes of lobbies that are about when people meet. */
type AppointmentRoutes = Pick<
  typeof LOBBY_ROUTES,
  | 'POST /api/v1/lobbies/:id/appointment'
  | 'GET /api/v1/lobbies/:id/appointment.ics'
  | 'POST /api/v1/lobbies/:id/notice-ways'
  | 'POST /api/v1/lobbies/:id/notices'
>

/** Minutes for which a calendar is filled: how long a match takes is not known. */
const MINUTES = 60

/** Handlers of the routes of appointments. */
export const appointmentHandlers = (deps: AppointmentHandlersDeps): RouteHandlers<AppointmentRoutes, AccessGrants> => ({
  'POST /api/v1/lobbies/:id/appointment': ({ params: { id }, body: { token, appointment } }) =>
    deps.lobbies.appoint(id, token, appointment),

  'GET /api/v1/lobbies/:id/appointment.ics': async ({ params: { id }, request, response }) => {
    const table = await deps.lobbies.find(id)
    if (table === undefined) return refused(404, 'noSuchLobby')
    if (table.appointment === undefined) return refused(404, 'noAppointment')
    sendCalendarFile(gameAddress(deps, request), { request, response }, table, table.appointment.at)
    return undefined
  },

  'POST /api/v1/lobbies/:id/notice-ways': ({ params: { id }, body: { token } }) => deps.notices.waysAt(id, token),

  'POST /api/v1/lobbies/:id/notices': ({ params: { id }, body: { token, wish }, request }) =>
    deps.notices.askAt(id, token, gameAddress(deps, request) ?? '', wish),
})

/** The appointment in the language that the browser asks for. */
function sendCalendarFile(
  base: string | undefined,
  { request, response }: { readonly request: Request; readonly response: Response },
  { id, code, scenario, seats }: LobbyFacts,
  at: number,
): void {
  const language = languageOf(request)
  const host = seats.find((seat) => seat.host)?.name ?? ''
  const url = base === undefined ? {} : { url: `${base}/t/${code}` }
  const title = text(language, 'preview.table', { host, scenario: text(language, `scenario.${scenario}.name`) })
  const about = text(language, 'notice.inCalendar', { code })
  const file = calendarFile({
    uid: `${id}@delicate-balance`,
    madeAt: systemClock.now(),
    at,
    minutes: MINUTES,
    title: `Delicate Balance: ${title}`,
    text: url.url === undefined ? about : `${about}\n${url.url}`,
    ...url,
    callsBefore: APPOINTMENT_LEAD_MILLISECONDS / 60_000,
  })
  response.set({ 'cache-control': 'no-cache', vary: 'accept-language' })
  response.attachment(`delicate-balance-${code}.ics`).type('text/calendar; charset=utf-8').send(file)
}
