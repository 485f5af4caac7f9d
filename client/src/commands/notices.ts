import type { AskNotices, NoticeWays, WebhookFormat } from '#shared/protocol/notices'
import { canPush, subscribeToPush } from '../device/notices.ts'
import { ApiError } from '../net/call.ts'
import { askNotices, confirmNotices, readNoticeWays, stopNotices } from '../net/noticeApi.ts'
import { seatFor } from '../store/seats.ts'
import { settings } from '../store/settings.ts'
import { forgetToldMatch, saveToldMatch, type ToldMatch } from '../store/toldMatches.ts'
import { ownZone } from '../text/ownZone.ts'

/** Ways in which this device's seat in a match may be told with the page closed; none where it has no seat. */
export async function noticeWaysFor(match: string): Promise<NoticeWays> {
  const seat = seatFor(match)
  if (seat === undefined) return { ways: [] }
  const { ways, pushKey } = await readNoticeWays(match, seat.token)
  const here = (await canPush()) ? ways : ways.filter((way) => way !== 'push')
  return { ways: here, ...(pushKey === undefined ? {} : { pushKey }) }
}

/** Has this device told; false where its browser does not let itself be reached. */
export async function tellByPush(match: string, pushKey: string): Promise<boolean> {
  const subscription = await subscribeToPush(pushKey)
  if (subscription === undefined) return false
  await ask(match, { way: 'push', ...subscription, ...reader() })
  return true
}

/** Has the table told. */
export const tellByWebhook = (match: string, url: string, format: WebhookFormat) =>
  ask(match, { way: 'webhook', url, format, ...reader() })

/** The address is sent a code first. */
export const tellByMail = (match: string, address: string) => ask(match, { way: 'mail', address, ...reader() })

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

async function ask(match: string, wish: AskNotices): Promise<void> {
  const seat = seatFor(match)
  if (seat === undefined) return
  saveToldMatch({ match, way: wish.way, ...(await askNotices(match, seat.token, wish)) })
}

const reader = () => ({
  language: settings.value.language,
  zone: ownZone(),
})
