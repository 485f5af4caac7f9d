import { joinSchema, PROTOCOL_VERSION } from '#shared/protocol/messages'
import { type Problem, problem } from '#shared/view/phrase'
import { type Chair, chairFor } from '../match/chair.ts'
import type { Match } from '../match/match.ts'

/** Why somebody may not sit down, with the HTTP status that says the same. */
export interface NoChair {
  readonly status: number
  readonly problem: Problem
}

/** The place these join options open. */
export function joinedChair(match: Match, options: unknown): Chair | NoChair {
  const joined = joinSchema.safeParse(options)
  if (!joined.success) return { status: 400, problem: problem('malformedJoin') }
  if (joined.data.protocol !== PROTOCOL_VERSION) return { status: 426, problem: problem('reloadNeeded') }
  return chairFor(match, joined.data.token) ?? { status: 403, problem: problem('wrongToken') }
}
