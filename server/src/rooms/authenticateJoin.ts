import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import { joinSchema } from '#shared/protocol/messages'
import { type Problem, problem } from '#shared/view/phrase'
import type { Match } from '../match/match.ts'
import { authenticate, type Principal } from '../match/principal.ts'

/** Why a join is refused, with the HTTP status that says the same. */
export interface JoinRefusal {
  readonly status: number
  readonly problem: Problem
}

/** Who these join options make the caller in the match, or why they are refused. */
export function authenticateJoin(match: Match, options: unknown): Principal | JoinRefusal {
  const joined = joinSchema.safeParse(options)
  if (!joined.success) return { status: 400, problem: problem('malformedJoin') }
  if (joined.data.protocol !== PROTOCOL_VERSION) return { status: 426, problem: problem('reloadNeeded') }
  return authenticate(match, joined.data.token) ?? { status: 403, problem: problem('wrongToken') }
}
