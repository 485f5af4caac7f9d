import type { ViewMessage } from '#shared/protocol/messages'
import type { PersonalTime, TimeFactor } from '#shared/protocol/personalTime'
import type { TimeControl } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import type { SeatSetup } from './matchSetup.ts'
import type { SeatTable, SeatViewer } from './seatTable.ts'
import { TIME_CONTROL_RULES } from './timeControl.ts'
import type { WindowClock } from './windowClock.ts'

/** Without a limit a window waits for a day: longer than any lesson, and a clock that can still be stopped. */
const UNLIMITED = 24 * 3_600_000

/** Milliseconds that a person may take beyond the window's own end. */
export function extraTime(
  timeControl: TimeControl,
  window: Pick<GameState['window'], 'kind' | 'seconds'>,
  { added = 0 }: WindowClock,
  factor: TimeFactor,
): number {
  if (factor === 'unlimited') return UNLIMITED
  return (factor - 1) * ((TIME_CONTROL_RULES[timeControl].open?.(window) ?? 0) + added)
}

/** The clock when the window's own end has come and people have so much more time; undefined when that is over too. */
export function intoPersonalTime(clock: WindowClock, extra: number, now: number): WindowClock | undefined {
  // One that stands still stays.
  if (clock.closesAt === undefined) return clock.left === undefined ? undefined : clock
  const closesAt = clock.closesAt - clock.overtime + extra
  return closesAt > now ? { ...clock, closesAt, overtime: extra } : undefined
}

/** Whether a person of these seats has more time than the others: then no viewer is told who is ready. */
export const hasPersonalTime = (seats: readonly SeatSetup[]): boolean =>
  seats.some(({ people }) => people.some(({ timeFactor }) => timeFactor !== undefined))

/** The factor of the person who looks; undefined for all who have no more time than the others, and for guests. */
export function timeFactorOf(seats: SeatTable, viewer: SeatViewer): TimeFactor | undefined {
  const seat = seats.seatActedFor(viewer)
  const people = seat === undefined ? [] : seats.peopleAt(seat)
  return people.find(({ id }) => id === viewer.person)?.timeFactor
}

/** What a match's clock tells of personal time. */
interface PersonalClock {
  readonly isWaiting: boolean
  personal(window: Pick<GameState['window'], 'kind' | 'seconds'>, factor: TimeFactor): PersonalTime | undefined
}

/** The message with what only its viewer may know of time; while the window waits, members of a seat do not see who is ready. */
export function withPersonalTime(
  message: ViewMessage,
  time: PersonalClock,
  factor: TimeFactor | undefined,
): ViewMessage {
  const { delegation, observation } = message
  const personalTime = factor && time.personal(observation.window, factor)
  return {
    ...message,
    ...(personalTime === undefined ? {} : { personalTime }),
    ...(delegation === undefined || !time.isWaiting
      ? {}
      : { delegation: { ...delegation, people: delegation.people.map((person) => ({ ...person, ready: false })) } }),
  }
}

/** What a message tells of time. */
export const clockOf = ({ closesIn, personalTime }: ViewMessage): Pick<ViewMessage, 'closesIn' | 'personalTime'> => ({
  ...(closesIn === undefined ? {} : { closesIn }),
  ...(personalTime === undefined ? {} : { personalTime }),
})
