import { hostilityAt } from '#shared/analysis/security'
import { concede } from '#shared/resolve/phases/crisisEnds'
import { losePull, winPull } from '#shared/resolve/phases/pull'
import { ofSeat, powerAt, tensionBetween } from '#shared/state/seats'
import { partnersIn } from '#shared/state/treaties'
import { emit, idOf, type Turn } from '#shared/turn/turn'

/**
 * When the firing is over, a power that was struck first and has not answered, because it could not or would not, has yielded:
 * a war ends as a confrontation does (clause 8.12). An answer by an ally counts.
 */
export function resolveCapitulations(turn: Turn): void {
  const { exchange } = turn.draft
  if (exchange.wave === 0) return
  for (const [striker, targets] of exchange.firedAt.entries()) {
    if (!exchange.aggressors[striker]) continue
    for (const victim of new Set(targets)) {
      if (exchange.aggressors[victim] || !exchange.struck[victim] || isAnswered(turn, striker, victim)) continue
      capitulate(turn, striker, victim)
    }
  }
}

/** True when the victim, a power of its bloc or one that guarantees it fired at the striker. */
function isAnswered({ draft }: Turn, striker: number, victim: number): boolean {
  const { bloc } = powerAt(draft, victim)
  const guarantors = partnersIn(draft, 'umbrella', victim)
  return draft.powers.some(
    (power, seat) =>
      (power.bloc === bloc || guarantors.includes(seat)) && ofSeat(draft.exchange.firedAt, seat).includes(striker),
  )
}

function capitulate(turn: Turn, striker: number, victim: number): void {
  const { capitulation, spoilsPull } = turn.ruleset.crisis
  const { tension = turn.draft.tension } = turn.draft.exchange
  const hostility = hostilityAt(turn.ruleset, tensionBetween({ tension }, striker, victim))
  concede(turn, striker, victim, capitulation, hostility)
  for (const state of turn.draft.states) winPull(state, striker, hostility * losePull(state, victim, spoilsPull))
  emit(turn, { type: 'capitulated', audience: 'all', power: idOf(turn, victim), target: idOf(turn, striker) })
}
