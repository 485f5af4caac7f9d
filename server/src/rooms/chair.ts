import { joinSchema, PROTOCOL_VERSION } from '#shared/protocol/messages'
import type { Viewer } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'
import type { Match } from '../match/match.ts'
import { seatOfToken } from '../match/matches.ts'

/** What a connection was found to be when it joined; the seat comes from here, never from a message. */
export interface Chair {
  /** −1 for a spectator. */
  readonly seat: number
  readonly viewer: Viewer
}

/** Why somebody may not sit down, with the HTTP status that says the same. */
export interface NoChair {
  readonly status: number
  readonly problem: Problem
}

/** The place these join options open: a seat by its token, the gallery without one. */
export function findChair(match: Match, options: unknown): Chair | NoChair {
  const joined = joinSchema.safeParse(options)
  if (!joined.success) return { status: 400, problem: problem('malformedJoin') }
  if (joined.data.protocol !== PROTOCOL_VERSION) return { status: 426, problem: problem('reloadNeeded') }
  if (joined.data.token === undefined) return { seat: -1, viewer: { kind: 'spectator' } }
  const seat = seatOfToken(match, joined.data.token)
  if (seat < 0) return { status: 403, problem: problem('wrongToken') }
  return { seat, viewer: { kind: 'power', power: match.setup.seats[seat]!.power } }
}
