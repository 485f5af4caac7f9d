import type { NoticeWay } from '#shared/protocol/notices'
import type { Clock } from '../lib/clock.ts'
import type { SeatAtTable } from '../lobby/appointments.ts'
import type { Matches } from '../match/matches.ts'
import { NoticeSender } from './noticeSender.ts'
import { NoticeWishes } from './noticeWishes.ts'
import { createOutbound } from './outbound.ts'
import type { Outbox } from './outbox.ts'
import { type KeptNotes, pushKeys } from './pushKeys.ts'
import { createMailer } from './ways.ts'

/** What the host of the server has set about notices. */
export interface NoticeSettings {
  readonly notices: readonly NoticeWay[] | undefined
  readonly noticeHosts: readonly string[] | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly publicUrl: string | undefined
}

/** What notices need of the rest of the server. */
export interface CreateNoticesDeps {
  readonly outbox: Outbox
  readonly notes: KeptNotes
  readonly matches: Pick<Matches, 'find'>
  /** Finds the seat that a token opens at a table; undefined where there is none, or the match has begun. */
  seatAtTable(table: string, tokenHash: string): Promise<SeatAtTable | undefined>
  readonly clock: Clock
  onFault(fault: unknown): void
}

/** Puts the notices together as the settings say; the sender waits to be started. */
export async function createNotices(settings: NoticeSettings, deps: CreateNoticesDeps) {
  const { notices: ways = [], noticeHosts = [], smtpUrl, mailFrom, publicUrl } = settings
  const keys = ways.includes('push') ? await pushKeys(deps.notes) : undefined
  const hasMail = ways.includes('mail') && smtpUrl !== undefined && mailFrom !== undefined
  const mailer = hasMail ? createMailer(smtpUrl, mailFrom) : undefined
  const parts = { ...deps, ways, outbound: createOutbound(noticeHosts), keys, mailer }
  const contact = mailFrom === undefined ? (publicUrl ?? '') : `mailto:${mailFrom}`
  const sender = new NoticeSender({ ...parts, contact, isOn: ways.length > 0 })
  return { notices: new NoticeWishes(parts), sender }
}
