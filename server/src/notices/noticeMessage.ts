import type { PushNotice } from '#shared/protocol/notices'
import type { SeatAtTable } from '../lobby/appointments.ts'
import { appointmentNotice, type NoticeFacts, playerNotice, tableAppointment, tableNotice } from './noticeText.ts'
import type { TargetDetail } from './outbox.ts'
import type { TableNotice } from './ways.ts'

/** How long push services keep a notice of a window without a clock, in seconds. */
const DAY_SECONDS = 86_400

/** What a notice says, for every way of telling. */
export interface NoticeMessage {
  /** How long it is of use. */
  readonly seconds: number
  toPlayer(reader: TargetDetail): PushNotice
  toTable(reader: TargetDetail): TableNotice
  /** What a mail tells; absent where none is sent. */
  readonly inMail?: NoticeFacts
}

/** Address of a match for spectators and players. */
export const linkTo = (base: string, match: string): string => `${base}/m/${match}`

/** That a window of a match waits. @param names of those it waits for @param timeLeft milliseconds; undefined without a clock */
export const messageOfWindow = (
  facts: NoticeFacts,
  names: readonly string[],
  timeLeft: number | undefined,
): NoticeMessage => ({
  seconds: timeLeft === undefined ? DAY_SECONDS : Math.ceil(timeLeft / 1000),
  toPlayer: (reader) => ({ ...playerNotice(facts, reader), tag: facts.match, page: `#/match/${facts.match}` }),
  toTable(reader) {
    const { match, closesAt } = facts
    const link = reader.base === '' ? '' : linkTo(reader.base, match)
    return { text: tableNotice(facts, names, reader), link, match, waitingFor: names, ...(closesAt && { closesAt }) }
  },
  inMail: facts,
})

/** That people meet at a table soon. @param left milliseconds for which it is of use */
export const messageOfAppointment = (
  id: string,
  { code, scenario, names }: SeatAtTable,
  at: number,
  left: number,
): NoticeMessage => ({
  seconds: Math.ceil(left / 1000),
  toPlayer: (reader) => ({ ...appointmentNotice({ scenario, at }, reader), tag: id, page: `#/table/${id}` }),
  toTable(reader) {
    const link = reader.base === '' ? '' : `${reader.base}/t/${code}`
    return {
      text: tableAppointment({ scenario, at }, names, reader),
      link,
      match: id,
      waitingFor: names,
      beginsAt: at,
    }
  },
})
