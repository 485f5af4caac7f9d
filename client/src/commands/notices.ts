import type { AskTableNotices, NoticesAsked, NoticeWay, NoticeWays, WebhookFormat } from '#shared/protocol/notices'
import { canPush, subscribeToPush } from '../device/notices.ts'
import { ApiError } from '../net/call.ts'
import { askAtTable, askNotices, confirmNotices, readNoticeWays, readTableWays, stopNotices } from '../net/noticeApi.ts'
import { seatFor } from '../store/seats.ts'
import { settings } from '../store/settings.ts'
import { forgetToldMatch, saveToldMatch, type ToldMatch } from '../store/toldMatches.ts'
import { ownZone } from '../text/ownZone.ts'

/** A match, or its table before it has begun, of which a seat of this device is told. */
export interface ToldPlace {
  readonly id: string
  readonly begun: boolean
}

/** Ways in which this device's seat may be told with the page closed; none where it has no seat. */
export async function noticeWaysFor({ id, begun }: ToldPlace): Promise<NoticeWays> {
  const seat = seatFor(id)
  if (seat === undefined) return { ways: [] }
  const { ways, pushKey } = await (begun ? readNoticeWays : readTableWays)(id, seat.token)
  const here = (await canPush()) ? ways : ways.filter((way) => way !== 'push')
  return { ways: here, ...(pushKey === undefined ? {} : { pushKey }) }
}

/** Has this device told; false where its browser does not let itself be reached. */
export async function tellByPush(place: ToldPlace, pushKey: string): Promise<boolean> {
  const subscription = await subscribeToPush(pushKey)
  if (subscription === undefined) return false
  await ask(place, { way: 'push', ...subscription, ...reader() })
  return true
}

/** Has the table told. */
export const tellByWebhook = (place: ToldPlace, url: string, format: WebhookFormat) =>
  ask(place, { way: 'webhook', url, format, ...reader() })

/** The address is sent a code first. */
export const tellByMail = ({ id }: ToldPlace, address: string) =>
  keep(id, (token) => askNotices(id, token, { way: 'mail', address, ...reader() }), 'mail')

/** The player has read the code that was sent to the address. */
export async function confirmMail(wish: ToldMatch, code: string): Promise<void> {
  await confirmNotices(wish.id, code)
  saveToldMatch({ ...wish, confirmed: true })
}

/** Ends it; what the server knows nothing of any longer has ended. */
export async function stopTelling({ id }: ToldMatch): Promise<void> {
  await stopNotices(id).catch((fault: unknown) => {
    if (!(fault instanceof ApiError) || fault.status !== 404) throw fault
  })
  forgetToldMatch(id)
}

const ask = ({ id, begun }: ToldPlace, wish: AskTableNotices): Promise<void> =>
  keep(id, (token) => (begun ? askNotices(id, token, wish) : askAtTable(id, token, wish)), wish.way)

async function keep(match: string, call: (token: string) => Promise<NoticesAsked>, way: NoticeWay): Promise<void> {
  const seat = seatFor(match)
  if (seat !== undefined) saveToldMatch({ match, way, ...(await call(seat.token)) })
}

const reader = () => ({
  language: settings.value.language,
  zone: ownZone(),
})
