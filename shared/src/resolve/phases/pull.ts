import { quantize } from '#shared/math'
import { ofSeat } from '#shared/state/seats'
import type { Turn } from '#shared/turn/turn'

/** A power wins a share (0–1) of the pull it does not yet have; the others' pulls shrink so that all sum to at most 1. */
export function winPull(state: Turn['draft']['states'][number], seat: number, share: number): void {
  const before = ofSeat(state.alignment, seat)
  const mine = before + share * (1 - before)
  const others = state.alignment.reduce((sum, pull) => sum + pull, 0) - before
  const squeeze = others > 1 - mine ? (1 - mine) / others : 1
  state.alignment = state.alignment.map((pull, other) => quantize(other === seat ? mine : pull * squeeze))
}

/** A power loses a share (0–1) of its pull over a state. Returns the pull that was lost. */
export function losePull(state: Turn['draft']['states'][number], seat: number, share: number): number {
  const lost = quantize(ofSeat(state.alignment, seat) * Math.min(1, share))
  state.alignment = state.alignment.map((pull, other) => (other === seat ? quantize(pull - lost) : pull))
  return lost
}
