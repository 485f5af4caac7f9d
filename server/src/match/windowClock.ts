import type { ClockRequestKind } from '#shared/protocol/messages'
import type { TimeControl } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import { type Problem, problem } from '#shared/view/phrase'
import { TIME_CONTROL_RULES } from './timeControl.ts'

/** The clock of one match's open window, as it is kept. Times in milliseconds, instants since 1970. */
export interface WindowClock {
  /** When the window closes by itself; absent when it waits for people, stands still, or the match has ended. */
  readonly closesAt?: number
  /** What was left when it was stopped; absent while it runs. */
  readonly left?: number
  /** A player has lengthened this window already. */
  readonly extended: boolean
  /** How far beyond the window's own end `closesAt` lies: those it waits for are taking their personal time. */
  readonly overtime: number
  /** Personal time that each seat has left. */
  readonly timeBanks: readonly number[]
  /** Seats that wish the clock to stop, or to go on. */
  readonly pauseVotes: readonly number[]
}

/** The clock of a match that begins. */
export const firstClock = (timeControl: TimeControl, { window, powers }: GameState, now: number): WindowClock =>
  nextClock(timeControl, window, now, {
    ...NO_CLOCK,
    timeBanks: powers.map(() => TIME_CONTROL_RULES[timeControl].timeBank),
  })

/** A clock without any time on it. */
export const NO_CLOCK: WindowClock = { extended: false, overtime: 0, timeBanks: [], pauseVotes: [] }

/** The clock of the window that opens now: everything starts anew but what people have left of their own. */
export function nextClock(
  timeControl: TimeControl,
  window: GameState['window'],
  now: number,
  { timeBanks: banks }: WindowClock,
): WindowClock {
  const { open } = TIME_CONTROL_RULES[timeControl]
  const ends = open !== undefined && window.kind !== 'ended'
  return { ...NO_CLOCK, timeBanks: banks, ...(ends ? { closesAt: now + open(window) } : {}) }
}

/** True for a clock that stands still. */
export const isPaused = ({ left }: WindowClock): boolean => left !== undefined

/** Milliseconds until the window closes by itself, or that are left on a clock that stands still. */
export function timeLeft({ closesAt, left }: WindowClock, now: number): number | undefined {
  return left ?? (closesAt === undefined ? undefined : Math.max(0, closesAt - now))
}

/** The clock standing still, or why it cannot. */
export function pausedClock(clock: WindowClock, now: number): WindowClock | Problem {
  const left = timeLeft(clock, now)
  if (left === undefined) return problem('noClock')
  if (isPaused(clock)) return problem('pausedAlready')
  const { closesAt: _, ...rest } = clock
  return { ...rest, pauseVotes: [], left }
}

/** The clock going on from where it stood, or why it cannot. */
export function resumedClock({ left, ...rest }: WindowClock, now: number): WindowClock | Problem {
  return left === undefined ? problem('notPaused') : { ...rest, pauseVotes: [], closesAt: now + left }
}

/** The clock with so many milliseconds more, or why there is none. */
export function extendedClock(clock: WindowClock, _now: number, more: number): WindowClock | Problem {
  if (clock.left !== undefined) return { ...clock, left: clock.left + more, extended: true }
  if (clock.closesAt === undefined) return problem('noClock')
  return { ...clock, closesAt: clock.closesAt + more, extended: true }
}

/** Who asks for what, and whose word counts. */
export interface ClockRequest {
  readonly seat: number
  readonly request: ClockRequestKind
  /** Absent in a match without one: then only votes count. */
  readonly host: number | undefined
  /** Seats of people who are there: more than half of them must wish it, if the host does not. */
  readonly present: readonly number[]
}

/** The clock after a player's request, or why it is refused. */
export function clockAfterRequest(
  timeControl: TimeControl,
  clock: WindowClock,
  asking: ClockRequest,
  now: number,
): WindowClock | Problem {
  const left = timeLeft(clock, now)
  if (left === undefined) return problem('noClock')
  if (asking.request === 'extend') {
    return clock.extended
      ? problem('extendedAlready')
      : extendedClock(clock, now, TIME_CONTROL_RULES[timeControl].extension)
  }
  if (isPaused(clock) === (asking.request === 'pause')) return problem(isPaused(clock) ? 'pausedAlready' : 'notPaused')
  const wishes = [...new Set([...clock.pauseVotes, asking.seat])]
  const enough = wishes.filter((seat) => asking.present.includes(seat)).length * 2 > asking.present.length
  if (asking.seat !== asking.host && !enough) return { ...clock, pauseVotes: wishes }
  return asking.request === 'pause' ? pausedClock(clock, now) : resumedClock(clock, now)
}

/**
 * The clock when the window's own end has come and these seats are still waited for: they take their personal time, the
 * longest of them. Undefined when there is none, or it is used up.
 */
export function intoOvertime(clock: WindowClock, waitedFor: readonly number[]): WindowClock | undefined {
  const overtime = Math.max(0, ...waitedFor.map((seat) => clock.timeBanks[seat] ?? 0))
  if (clock.closesAt === undefined || clock.overtime > 0 || overtime === 0) return undefined
  return { ...clock, closesAt: clock.closesAt + overtime, overtime }
}

/** The clock after these seats' personal time, as far as the window runs on it, was taken from them. */
export function withTimeBankCharged(clock: WindowClock, seats: readonly number[], now: number): WindowClock {
  if (clock.overtime === 0 || clock.closesAt === undefined) return clock
  const used = now - (clock.closesAt - clock.overtime)
  const banks = clock.timeBanks.map((bank, seat) => (seats.includes(seat) ? Math.max(0, bank - used) : bank))
  return { ...clock, timeBanks: banks }
}
