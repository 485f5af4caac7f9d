import { totalWarheads } from '#shared/analysis/exchange'
import { fire, launch } from '#shared/resolve/phases/launch'
import { idOf, type Turn } from '#shared/resolve/turn'
import { LEGS } from '#shared/ruleset/forces'

/** Seats that may still decide to fire in this exchange: armed, in command, and not out of salvos (clause 8.4). */
export function whoMayAnswer(turn: Turn): readonly number[] {
  const { draft, ruleset } = turn
  return draft.powers.flatMap((power, seat) => {
    const spent = draft.exchange.salvosBySeat[seat]! >= ruleset.exchange.waves
    return totalWarheads(power.forces) === 0 || spent || draft.exchange.silenced[seat] ? [] : [seat]
  })
}

/** Fires what was chosen, and what standing orders say for the struck who did not answer. Returns salvos flown. */
export function retaliate(turn: Turn): number {
  let flown = launch(turn)
  for (const seat of turn.before.window.participants) {
    if (turn.claims[seat]!.length === 0 && answerUnattended(turn, seat)) flown++
  }
  return flown
}

/** A struck power whose people are silent answers its first attacker by its standing targets; withheld means never. */
function answerUnattended(turn: Turn, seat: number): boolean {
  const { posture } = turn.draft.powers[seat]!
  const { struck, salvosBySeat } = turn.draft.exchange
  if (!struck[seat] || posture.targeting === 'withheld' || salvosBySeat[seat]! > 0) return false
  const attacker = salvosBySeat.findIndex((salvos, other) => other !== seat && salvos > 0)
  if (attacker < 0) return false
  return fire(turn, seat, {
    kind: 'launch',
    target: idOf(turn, attacker),
    legs: LEGS,
    share: 100,
    aim: posture.targeting,
  })
}
