import type { ClockRequestKind } from '#shared/protocol/messages'
import type { TimeControl } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import { type Problem, problem } from '#shared/view/phrase'
import { nextDailyClose } from './dailyClose.ts'
import type { MatchSetup } from './matchSetup.ts'
import { TIME_CONTROL_RULES } from './timeControl.ts'

/** The clock of one match's open window, as it is kept. Times in milliseconds, instants since 1970. */
export interface WindowClock {
  /** When the window closes by itself; absent when it waits for people, stands still, or the match has ended. */
  readonly closesAt?: number
  /** What was left when it was stopped; absent while it runs. */
  readonly left?: number
  /** What the window's own time was lengthened by; nothing when absent. */
  readonly added?: number
  /** A player has lengthened this window already. */
  readonly extended: boolean
  /** How far beyond the window's own end `closesAt` lies: those it waits for are taking their personal time. */
  readonly overtime: number
  /** Personal time that each seat has left. */
  readonly timeBanks: readonly number[]
  /** Seats that wish the clock to stop, or to go on. */
  readonly pauseVotes: readonly number[]
  /** A vote has stopped this window's clock or made it go on: from then on the host has one vote among others in it. */
  readonly settledByVote: boolean
  /** Pauses of the host, over the whole match, that the others have ended by vote. */
  readonly overruled: number
  /** Windows that each seat has lengthened in the match; a seat without an entry has lengthened none. */
  readonly extensions: readonly number[]
}

/** Windows that one person may lengthen in a match. */
export const MOST_EXTENSIONS = 3
/** After so many pauses that were ended by vote the host has one vote among others for the rest of the match. */
export const MOST_OVERRULED = 2

/** What decides how long a match's windows stay open. */
export type TimeTerms = Pick<MatchSetup, 'timeControl' | 'dailyClose'>

/** Part of a window's usual time that it stays open at least where windows close at a time of day. */
const DAILY_SHARE = 1 / 2

/** The clock of a match that begins. */
export const firstClock = (terms: TimeTerms, { window, powers }: GameState, now: number): WindowClock =>
  nextClock(terms, window, now, {
    ...NO_CLOCK,
    timeBanks: powers.map(() => TIME_CONTROL_RULES[terms.timeControl].timeBank),
  })

/** A clock without any time on it. */
export const NO_CLOCK: WindowClock = {
  extended: false,
  overtime: 0,
  timeBanks: [],
  pauseVotes: [],
  settledByVote: false,
  overruled: 0,
  extensions: [],
}

/** The clock of the window that opens now: everything starts anew but what people have left or have used up in the match. */
export function nextClock(
  { timeControl, dailyClose }: TimeTerms,
  window: GameState['window'],
  now: number,
  { timeBanks, overruled, extensions }: WindowClock,
): WindowClock {
  const { open } = TIME_CONTROL_RULES[timeControl]
  const standing = { ...NO_CLOCK, timeBanks, overruled, extensions }
  if (open === undefined || window.kind === 'ended') return standing
  const whole = open(window)
  const closesAt = dailyClose === undefined ? now + whole : nextDailyClose(dailyClose, now + whole * DAILY_SHARE)
  return { ...standing, closesAt }
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
export function extendedClock(clock: WindowClock, more: number): WindowClock | Problem {
  const lengthened = { ...clock, extended: true, added: (clock.added ?? 0) + more }
  if (clock.left !== undefined) return { ...lengthened, left: clock.left + more }
  if (clock.closesAt === undefined) return problem('noClock')
  return { ...lengthened, closesAt: clock.closesAt + more }
}

/** The clock with so much more time for all from now, if it waits for those alone who have more. */
export function reopenedClock(clock: WindowClock, now: number, more: number): WindowClock | Problem {
  if (clock.overtime === 0) return extendedClock(clock, more)
  const own = isPaused(clock) ? { left: 0 } : { closesAt: now }
  return extendedClock({ ...clock, ...own, overtime: 0 }, more)
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

/**
 * The clock after a player's request, or why it is refused. The host stops it and makes it go on alone, until the others have
 * decided otherwise by vote: in that window, and after two such votes in the whole match, the host's word is one among others.
 */
export function clockAfterRequest(
  timeControl: TimeControl,
  clock: WindowClock,
  asking: ClockRequest,
  now: number,
): WindowClock | Problem {
  const left = timeLeft(clock, now)
  if (left === undefined) return problem('noClock')
  if (asking.request === 'extend') return lengthenedClock(timeControl, clock, asking.seat)
  const pauses = asking.request === 'pause'
  if (isPaused(clock) === pauses) return problem(isPaused(clock) ? 'pausedAlready' : 'notPaused')
  const wishes = [...new Set([...clock.pauseVotes, asking.seat])]
  const isVote = asking.seat !== asking.host || clock.settledByVote || clock.overruled >= MOST_OVERRULED
  const enough = wishes.filter((seat) => asking.present.includes(seat)).length * 2 > asking.present.length
  if (isVote && !enough) return { ...clock, pauseVotes: wishes }
  const next = pauses ? pausedClock(clock, now) : resumedClock(clock, now)
  if (!isVote || 'key' in next) return next
  const isOverruled = !pauses && !clock.settledByVote
  return { ...next, settledByVote: true, overruled: clock.overruled + (isOverruled ? 1 : 0) }
}

/** The clock with what one player may add to a window: once for each window, and in few windows of a match. */
function lengthenedClock(timeControl: TimeControl, clock: WindowClock, by: number): WindowClock | Problem {
  if (clock.extended) return problem('extendedAlready')
  if ((clock.extensions[by] ?? 0) >= MOST_EXTENSIONS) return problem('noExtensionsLeft', { most: MOST_EXTENSIONS })
  const next = extendedClock(clock, TIME_CONTROL_RULES[timeControl].extension)
  if ('key' in next) return next
  const seats = Math.max(clock.extensions.length, by + 1)
  const extensions = Array.from({ length: seats }, (_, seat) => (clock.extensions[seat] ?? 0) + (seat === by ? 1 : 0))
  return { ...next, extensions }
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
