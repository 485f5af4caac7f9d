import { totalWarheads } from '#shared/analysis/exchange'
import { firePlan, resolveLaunches } from '#shared/resolve/phases/launch'
import { LEGS } from '#shared/ruleset/forces'
import { enemiesOf } from '#shared/state/enemies'
import { ofSeat, powerAt } from '#shared/state/seats'
import { idOf, type Turn } from '#shared/turn/turn'

/**
 * Seats that decide after impact (clause 8.5): those that can still fire, and with them every seat at war, since a power
 * without weapons or command can offer to stop (clauses 8.8, 8.9). Empty when none can fire.
 */
export function retaliatingSeats(turn: Turn): readonly number[] {
  const seats = [...turn.draft.powers.keys()]
  const canFire = seats.filter((seat) => mayFire(turn, seat))
  if (canFire.length === 0) return []
  return seats.filter((seat) => canFire.includes(seat) || enemiesOf(turn.draft, seat).length > 0)
}

/** Armed, in command, with a salvo left, and not out of this exchange by a ceasefire. */
function mayFire(turn: Turn, seat: number): boolean {
  const { powers, exchange } = turn.draft
  const spent = ofSeat(exchange.salvosBySeat, seat) >= turn.ruleset.exchange.waves
  return totalWarheads(ofSeat(powers, seat).forces) > 0 && !spent && !exchange.silenced[seat] && !stoodDown(turn, seat)
}

/** Fires what was chosen, and what standing orders say for the struck who did not answer. Returns salvos flown. */
export function resolveRetaliation(turn: Turn): number {
  let flown = resolveLaunches(turn)
  for (const seat of turn.before.window.participants) {
    if (ofSeat(turn.claims, seat).length === 0 && answerUnattended(turn, seat)) flown++
  }
  return flown
}

/** A struck power whose people are silent answers its first attacker by its standing targets; withheld means never. */
function answerUnattended(turn: Turn, seat: number): boolean {
  const { posture } = powerAt(turn.draft, seat)
  const { struck, salvosBySeat } = turn.draft.exchange
  if (!struck[seat] || !mayFire(turn, seat) || posture.targeting === 'withheld' || ofSeat(salvosBySeat, seat) > 0)
    return false
  const [attacker] = enemiesOf(turn.draft, seat)
  if (attacker === undefined) return false
  return firePlan(turn, seat, {
    kind: 'launch',
    target: idOf(turn, attacker),
    legs: LEGS,
    share: 100,
    aim: posture.targeting,
  })
}

/** A power that agreed to a ceasefire with all it had fought is out of this exchange. */
function stoodDown({ draft }: Turn, seat: number): boolean {
  const agreed = draft.exchange.ceasefires.some((pair) => pair.includes(seat))
  return agreed && enemiesOf(draft, seat).length === 0
}
