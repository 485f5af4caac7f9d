const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Whether a time zone is known by its IANA name. */
export function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined
  } catch {
    return false
  }
}

/** What clocks in a zone show at an instant, as milliseconds since their own 1970, to the minute. */
export function wallClockOf(timeZone: string): (instant: number) => number {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { ...numeric, hourCycle: 'h23', timeZone })
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
  }
}

/**
 * The instant at which clocks show this. What they leave out in spring is as much later as they are put forward; what they show twice in
 * autumn is the first of the two.
 */
export function instantOf(shown: number, wall: (instant: number) => number): number {
  const offsetAt = (instant: number) => wall(instant) - Math.floor(instant / MINUTE) * MINUTE
  const before = shown - offsetAt(shown - DAY)
  const after = shown - offsetAt(shown + DAY)
  const found = [before, after].filter((instant) => wall(instant) === shown)
  return found.length > 0 ? Math.min(...found) : before
}
