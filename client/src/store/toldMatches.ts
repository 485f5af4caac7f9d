import type { NoticeWay } from '#shared/protocol/notices'
import { kept, listOf } from './kept.ts'

/** A way in which this device has asked to be told of a match. */
export interface ToldMatch {
  readonly match: string
  readonly way: NoticeWay
  /** Ends it at the server. */
  readonly id: string
  /** Mail waits for a code until it is. */
  readonly confirmed: boolean
}

/** Most that are kept; the oldest are forgotten first. */
const MOST = 36

function isToldMatch(value: unknown): value is ToldMatch {
  const told = value as Partial<ToldMatch> | null
  return typeof told?.match === 'string' && typeof told.id === 'string' && typeof told.way === 'string'
}

const told = kept('toldMatches', listOf(isToldMatch))

/** What this device has asked for, the latest first. */
export const toldMatches = told.value

/** Keeps it in place of an earlier wish of the same match and way. */
export function saveToldMatch(wish: ToldMatch): void {
  told.change((all) =>
    [wish, ...all.filter((each) => each.match !== wish.match || each.way !== wish.way)].slice(0, MOST),
  )
}

/** Forgets it. */
export const forgetToldMatch = (id: string): void => told.change((all) => all.filter((each) => each.id !== id))
