import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { powerAt } from '#shared/state/seats'

/**
 * Share, 0–1, of a power's exposure to a rival that its guarantors take away: each as far as its answer to that rival is sure
 * (`assured`, 0–1, by seat) and its word is good (clause 6.7).
 */
export function guardedShare(
  ruleset: Ruleset,
  state: Pick<GameState, 'powers' | 'treaties'>,
  seat: number,
  rival: number,
  assured: (guarantor: number) => number,
): number {
  let left = 1
  for (const { kind, a, b } of state.treaties) {
    if (kind !== 'umbrella' || (a !== seat && b !== seat)) continue
    const guarantor = a === seat ? b : a
    if (guarantor === rival) continue
    left *= 1 - (ruleset.balance.guarantee * assured(guarantor) * powerAt(state, guarantor).integrity) / 100
  }
  return 1 - left
}
