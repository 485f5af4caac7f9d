import type { TimeControl } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'

/** What of an open window decides how long it stays so. */
type OpenWindow = Pick<GameState['window'], 'kind' | 'seconds'>

/** How a match keeps time. Milliseconds. */
interface TimeControlRule {
  /** How long a window stays open; undefined when it waits for people. */
  readonly open: ((window: OpenWindow) => number) | undefined
  /** What one person may add to a window, once. */
  readonly extension: number
  /** What each person may take beyond the windows' ends in the whole match. */
  readonly timeBank: number
  /** Players may be told of their turn with the page closed: nothing of the kind in a match that is played in one go. */
  readonly tells: boolean
  /** Its table may have windows close at a time of day. */
  readonly closesDaily?: true
}

const HOUR = 3_600_000
const inSeconds = (factor: number) => (window: OpenWindow) => window.seconds * factor * 1000
/** A day for a year's plans, a third of one for what a crisis asks. */
const byTheDay = ({ kind }: OpenWindow) => (kind === 'planning' ? 24 * HOUR : 8 * HOUR)

/** So many seconds for a year's plans; a crisis asks a class to agree, and gives it half as much again as the rules do. */
const IN_CLASS = 1.6
const inClass = (seconds: number): TimeControlRule => ({
  open: (window) => (window.kind === 'planning' ? seconds : window.seconds * IN_CLASS) * 1000,
  extension: 0,
  timeBank: 0,
  tells: false,
})

/** Window lengths, extensions and time banks of every time control, in milliseconds. */
export const TIME_CONTROL_RULES: Readonly<Record<TimeControl, TimeControlRule>> = {
  live: { open: inSeconds(1), extension: 30_000, timeBank: 60_000, tells: false },
  relaxed: { open: inSeconds(4), extension: 60_000, timeBank: 120_000, tells: false },
  slow: { open: byTheDay, extension: 12 * HOUR, timeBank: 0, tells: true, closesDaily: true },
  year60: inClass(60),
  year90: inClass(90),
  year150: inClass(150),
  year240: inClass(240),
  untimed: { open: undefined, extension: 0, timeBank: 0, tells: true },
}
