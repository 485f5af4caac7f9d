import type { TakenChair } from '#shared/daily/chair'
import type { PowerId } from '#shared/ids'
import { FORCES, type Interest, isLeg } from '#shared/ruleset/forces'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf, rivalIn } from '#shared/view/lookup'

/** What was true of the other side, told after the move only. */
export interface RivalTruth {
  readonly rival: PowerId
  readonly interest: Interest
  /** Warheads on all legs. */
  readonly warheads: number
  /** What it did in this window; absent where it gave no order, which counts as standing. */
  readonly move?: CrisisMove
}

/** The truth about the chair's rival. @throws RangeError of a view without a confrontation */
export function rivalTruth({ view, state, given }: TakenChair): RivalTruth {
  const crisis = confrontationOf(view)
  if (crisis === undefined) throw new RangeError('the chair stands in no confrontation')
  const rival = rivalIn(view, crisis)
  const power = state.powers.find(({ id }) => id === rival)!
  const order = given[rival]?.find(({ type }) => type === 'confront')
  const warheads = FORCES.filter(isLeg).reduce((sum, leg) => sum + power.forces[leg], 0)
  return { rival, interest: power.interest, warheads, ...(order?.type === 'confront' ? { move: order.move } : {}) }
}
