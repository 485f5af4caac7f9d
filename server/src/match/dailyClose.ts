import type { DailyClose } from '#shared/protocol/lobby'
import type { TimeControl } from '#shared/ruleset/vocabulary'
import { type Problem, problem } from '#shared/view/phrase'
import { TIME_CONTROL_RULES } from './timeControl.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Why windows of a match cannot close at a time of day; undefined where they can, or are not to. */
export function dailyCloseProblem(timeControl: TimeControl, daily: DailyClose | undefined): Problem | undefined {
  if (daily === undefined) return undefined
  if (!TIME_CONTROL_RULES[timeControl].closesDaily) return problem('dailyCloseSlowOnly')
  return isZone(daily.zone) ? undefined : problem('noSuchZone', { label: daily.zone })
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined
  } catch {
    return false
  }
}

/**
 * The first instant from `from` on at which clocks in the zone show the time. A time that the clocks leave out in spring is as much later as
 * they are put forward; one that comes twice in autumn is the first of the two.
 * @param from milliseconds since 1970
 */
export function nextDailyClose({ at, zone }: DailyClose, from: number): number {
  const wall = wallClockOf(zone)
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  const today = Math.floor(wall(from) / DAY) * DAY
  const timeOfDay = (hours * 60 + minutes) * MINUTE
  const closes = [-1, 0, 1, 2].map((day) => instantOf(today + day * DAY + timeOfDay, wall))
  return closes.find((close) => close >= from)!
}

/** What clocks in a zone show at an instant, as milliseconds since their own 1970, to the minute. */
function wallClockOf(timeZone: string): (instant: number) => number {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { ...numeric, hourCycle: 'h23', timeZone })
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
  }
}

/** The instant at which clocks show this. */
function instantOf(shown: number, wall: (instant: number) => number): number {
  const offsetAt = (instant: number) => wall(instant) - Math.floor(instant / MINUTE) * MINUTE
  const before = shown - offsetAt(shown - DAY)
  const after = shown - offsetAt(shown + DAY)
  const found = [before, after].filter((instant) => wall(instant) === shown)
  return found.length > 0 ? Math.min(...found) : before
}
