import type { StateId } from '#shared/ids'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { LesserState } from '#shared/state/lesserState'
import { ofSeat } from '#shared/state/seats'

/** The seat a state leans to: the strongest pull, if it is strong enough. */
export function leaningSeat({ influence }: Ruleset, { alignment }: Pick<LesserState, 'alignment'>): number | undefined {
  let best = -1
  for (const [seat, pull] of alignment.entries())
    if (pull > (best < 0 ? influence.leaning : ofSeat(alignment, best))) best = seat
  return best < 0 ? undefined : best
}

/** The power behind a state: its patron, or else the one it leans to. */
export function protectorSeat(
  ruleset: Ruleset,
  state: Pick<LesserState, 'alignment' | 'umbrella'>,
): number | undefined {
  return state.umbrella?.patron ?? leaningSeat(ruleset, state)
}

/** Credibility of its umbrella, 0–100, that a state needs to feel safe: the more it fears and the more it has grown, the more. */
export function neededCredibility(
  { umbrellas: u }: Ruleset,
  { fear, gdp, startGdp }: Pick<LesserState, 'fear' | 'gdp' | 'startGdp'>,
): number {
  const grown = Math.max(0, gdp / startGdp - 1)
  return Math.min(100, Math.round(u.needsBase + u.needsPerFear * fear + u.needsPerGrowth * grown))
}

/** True of a client whose promise is worth less than it needs. */
export const doubtsPromise = (ruleset: Ruleset, state: LesserState): boolean =>
  state.umbrella !== undefined && state.umbrella.credibility < neededCredibility(ruleset, state)

/** The lesser state with this id. */
export function stateById<State extends Pick<LesserState, 'id'>>(
  states: readonly State[],
  id: StateId,
): State | undefined {
  return states.find((state) => state.id === id)
}
