/** Something in a calendar. */
export interface CalendarEvent {
  /** The same for the same event, however often its file is made. */
  readonly uid: string
  /** Milliseconds since 1970, as are all times here. */
  readonly madeAt: number
  readonly at: number
  readonly minutes: number
  readonly title: string
  readonly text: string
  /** Where more is to be found; absent where that is not known. */
  readonly url?: string
  /** How long before it the calendar calls. */
  readonly callsBefore: number
}

/** Most octets of a line, its end not counted (RFC 5545, 3.1). */
const LONGEST_LINE = 75

/** One event as a file that calendars read (RFC 5545), its times in UTC, so that no calendar needs to know the zone. */
export function calendarFile({ uid, madeAt, at, minutes, title, text, url, callsBefore }: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Delicate Balance//Appointments//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(madeAt)}`,
    `DTSTART:${utc(at)}`,
    `DURATION:PT${minutes}M`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    ...(url === undefined ? [] : [`URL:${url.replace(/[\r\n]/g, '')}`]),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${callsBefore}M`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** `20261205T190000Z`. */
const utc = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

/** A text as a value (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')

/** A line in pieces short enough, each but the first behind a blank; no letter is parted. */
function folded(line: string): string {
  const pieces = ['']
  let octets = 0
  for (const letter of line) {
    const more = Buffer.byteLength(letter)
    if (octets + more > LONGEST_LINE) {
      pieces.push('')
      // The blank at its beginning.
      octets = 1
    }
    pieces.push(pieces.pop() + letter)
    octets += more
  }
  return pieces.join('\r\n ')
}
