import { type TextLanguage, text } from '../lib/texts.ts'

/** All that a notice may tell: what everyone may know, and never what has happened or what kind of window is open. */
export interface NoticeFacts {
  readonly match: string
  readonly scenario: string
  /** Milliseconds since 1970; absent without a clock. */
  readonly closesAt?: number
  /** Little of the window's time is left. */
  readonly isLate: boolean
}

/** For whom it is written. */
export interface NoticeReader {
  readonly language: TextLanguage
  readonly zone: string
}

/** The name of the scenario in the reader's language. */
export const scenarioTitle = (language: TextLanguage, scenario: string): string =>
  text(language, `scenario.${scenario}.name`)

/** An instant as the reader's wall clock shows it, with the zone; by UTC where the zone is not known. */
export function wallClock(at: number, { language, zone }: NoticeReader): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const
  const written = (timeZone: string) =>
    new Intl.DateTimeFormat(language, { ...parts, hour12: false, timeZone, timeZoneName: 'short' }).format(at)
  try {
    return written(zone)
  } catch {
    return written('UTC')
  }
}

/** To one player: that the match waits, and until when. */
export function playerNotice(
  facts: NoticeFacts,
  reader: NoticeReader,
): { readonly title: string; readonly body: string } {
  const { language } = reader
  return {
    title: text(language, 'notice.title', { scenario: scenarioTitle(language, facts.scenario) }),
    body: sentence(facts, reader, 'player'),
  }
}

/** To a whole table: whom the match waits for, and until when. */
export function tableNotice(facts: NoticeFacts, names: readonly string[], reader: NoticeReader): string {
  const { language } = reader
  const scenario = scenarioTitle(language, facts.scenario)
  const awaited = text(language, 'notice.table', { scenario, names: names.join(', ') })
  return facts.closesAt === undefined ? awaited : `${awaited} ${sentence(facts, reader, 'table')}`
}

/** What people are told of an appointment at a table. */
export interface AppointmentFacts {
  readonly scenario: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** To one player: that the people of a table meet soon. */
export function appointmentNotice(
  { scenario, at }: AppointmentFacts,
  reader: NoticeReader,
): { readonly title: string; readonly body: string } {
  const { language } = reader
  return {
    title: text(language, 'notice.appointmentTitle', { scenario: scenarioTitle(language, scenario) }),
    body: text(language, 'notice.appointment', { time: wallClock(at, reader) }),
  }
}

/** To a whole table: that its people meet soon, and who comes. */
export function tableAppointment(
  { scenario, at }: AppointmentFacts,
  names: readonly string[],
  reader: NoticeReader,
): string {
  const args = {
    scenario: scenarioTitle(reader.language, scenario),
    time: wallClock(at, reader),
    names: names.join(', '),
  }
  return text(reader.language, 'notice.tableAppointment', args)
}

/** Keys of the sentence that says until when, to a player and to a table. */
const SENTENCES = {
  player: { until: 'notice.until', late: 'notice.late' },
  table: { until: 'notice.tableUntil', late: 'notice.tableLate' },
} as const

function sentence({ closesAt, isLate }: NoticeFacts, reader: NoticeReader, to: keyof typeof SENTENCES): string {
  const { language } = reader
  if (closesAt === undefined) return text(language, 'notice.waits')
  return text(language, SENTENCES[to][isLate ? 'late' : 'until'], { time: wallClock(closesAt, reader) })
}
