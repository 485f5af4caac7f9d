import { visibleFear } from '#shared/analysis/exposures'
import { clamp, lerp, quantize } from '#shared/math'
import { ofSeat, powerAt, tensionBetween } from '#shared/state/seats'
import type { Turn } from '#shared/turn/turn'

/**
 * Every pair's tension moves towards what the two are to each other, times what each is seen to fear of the other and what
 * each has declared (clauses 7.1, 7.2).
 */
export function settleTension(turn: Turn): void {
  const { draft, ruleset } = turn
  for (let i = 0; i < draft.powers.length; i++) {
    for (let j = i + 1; j < draft.powers.length; j++) {
      const settled = lerp(restingTension(turn, i, j), tensionBetween(draft, i, j), ruleset.tension.decay)
      const next = quantize(clamp(settled, 0, 100))
      ofSeat(draft.tension, i)[j] = next
      ofSeat(draft.tension, j)[i] = next
    }
  }
}

/** Where the tension of a pair settles if nothing else moves it; may be above 100. */
function restingTension(turn: Turn, i: number, j: number): number {
  const { before, draft, ruleset } = turn
  const { fearBase, fearSpan } = ruleset.tension
  const fear = (visibleFear(ruleset, draft, i, j) + visibleFear(ruleset, draft, j, i)) / 2
  const words = doctrineFactor(turn, i, j) * doctrineFactor(turn, j, i)
  return ofSeat(ofSeat(before.baseTension, i), j) * (fearBase + fearSpan * fear) * words
}

/** Factor of a declared doctrine on tension with another power: it calms as far as its author's word is good. */
function doctrineFactor({ draft, ruleset }: Turn, seat: number, other: number): number {
  const { doctrine, integrity } = powerAt(draft, seat)
  const { doctrineAlarm, doctrineCalm } = ruleset.tension
  if (doctrine.aim === 'minimal') return 1 - (doctrineCalm * integrity) / 100
  const threatens = doctrine.aim === 'unlimited' || doctrine.against === powerAt(draft, other).id
  return threatens ? 1 + doctrineAlarm : 1
}
