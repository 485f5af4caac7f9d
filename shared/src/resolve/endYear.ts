import { raiseBaseTension } from '#shared/resolve/phases/bases'
import { deliverForces } from '#shared/resolve/phases/build'
import { resolveCapitulations } from '#shared/resolve/phases/capitulation'
import { applyFamine, raiseSoot } from '#shared/resolve/phases/climate'
import { closeTreatyYear } from '#shared/resolve/phases/diplomacy'
import { collectIncome, growEconomies } from '#shared/resolve/phases/economy'
import { resolveInfluence } from '#shared/resolve/phases/influence'
import { changeLeaders } from '#shared/resolve/phases/leaders'
import { resolveLesserStates } from '#shared/resolve/phases/lesserStates'
import { judgeGuarantees } from '#shared/resolve/phases/promises'
import { scoreEnd, scoreYear } from '#shared/resolve/phases/scoring'
import { settleTension } from '#shared/resolve/phases/tension'
import { recoverCredibility } from '#shared/resolve/phases/umbrellas'
import { quietExchange } from '#shared/state/quietExchange'
import { emit, type Turn } from '#shared/turn/turn'

/** Closes the year and opens the next, or the end of the match. */
export function endYear(turn: Turn): void {
  const { draft } = turn
  raiseSoot(turn)
  applyFamine(turn)
  growEconomies(turn)
  resolveInfluence(turn)
  raiseBaseTension(turn)
  judgeGuarantees(turn)
  resolveCapitulations(turn)
  resolveLesserStates(turn)
  recoverCredibility(turn)
  settleTension(turn)
  closeTreatyYear(turn)
  scoreYear(turn)
  draft.exchange = quietExchange(draft.powers.length)
  if (draft.year >= draft.years) endMatch(turn)
  else beginYear(turn)
}

function beginYear(turn: Turn): void {
  const { draft, ruleset } = turn
  draft.year += 1
  changeLeaders(turn)
  deliverForces(turn)
  collectIncome(turn)
  draft.window = {
    kind: 'planning',
    participants: draft.powers.map((_, seat) => seat),
    seconds: ruleset.clock.planning,
  }
  emit(turn, { type: 'yearBegan', audience: 'all', year: draft.year })
}

function endMatch(turn: Turn): void {
  deliverForces(turn)
  turn.draft.ending = scoreEnd(turn)
  turn.draft.window = { kind: 'ended', participants: [], seconds: 0 }
  emit(turn, { type: 'matchEnded', audience: 'all', outcome: turn.draft.ending.outcome })
}
