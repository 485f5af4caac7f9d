import type { DailyClose } from '#shared/protocol/lobby'
import type { TimeControl } from '#shared/ruleset/vocabulary'
import { type Problem, problem } from '#shared/view/phrase'
import { instantOf, isZone, wallClockOf } from '../lib/wallClock.ts'
import { TIME_CONTROL_RULES } from './timeControl.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Why windows of a match cannot close at a time of day; undefined where they can, or are not to. */
export function dailyCloseProblem(timeControl: TimeControl, daily: DailyClose | undefined): Problem | undefined {
  if (daily === undefined) return undefined
  if (!TIME_CONTROL_RULES[timeControl].closesDaily) return problem('dailyCloseSlowOnly')
  return isZone(daily.zone) ? undefined : problem('noSuchZone', { label: daily.zone })
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
