import { lerp, quantize } from '#shared/math'
import type { LesserState } from '#shared/state/lesserState'
import { leaningSeat, protectorSeat } from '#shared/state/lesserStates'
import { nearness } from '#shared/state/nearness'
import { ofSeat, powerAt } from '#shared/state/seats'
import type { Trigger } from '#shared/turn/trigger'
import { addTension, claimsOfKind, emit, idOf, type Turn } from '#shared/turn/turn'

/** Alignments move towards the powers' pulls: formations, nearness, integrity, promises (clause 6.1). */
export function resolveInfluence(turn: Turn): void {
  for (const state of turn.draft.states) {
    const pulls = turn.draft.powers.map((_, seat) => pullOn(turn, state, seat))
    const total = pulls.reduce((sum, pull) => sum + pull, 0)
    if (total <= 0) continue
    const leaned = leaningSeat(turn.ruleset, state)
    const { drift, attachedMost, attachedHalf } = turn.ruleset.influence
    const attached = Math.min(attachedMost, total / (total + attachedHalf))
    state.alignment = state.alignment.map((now, seat) =>
      quantize(lerp(now, (ofSeat(pulls, seat) / total) * attached, drift)),
    )
    const leans = leaningSeat(turn.ruleset, state)
    if (leans !== leaned && leans !== undefined) {
      emit(turn, { type: 'alignmentShifted', audience: 'all', state: state.id, towards: idOf(turn, leans) })
    }
  }
}

/** Aid wins part of the pull a state has not yet given; it raises tension with the power it leans to (clause 4.8). */
export function resolveAid(turn: Turn): void {
  const { aidPull, aidTension } = turn.ruleset.influence
  for (const { seat, claim } of claimsOfKind(turn, 'aid')) {
    const state = turn.draft.states.find(({ id }) => id === claim.state)
    if (state === undefined) continue
    const leaned = leaningSeat(turn.ruleset, state)
    winPull(state, seat, aidPull * claim.level)
    emit(turn, { type: 'aidGiven', audience: 'all', power: idOf(turn, seat), state: state.id, level: claim.level })
    if (leaned !== undefined && leaned !== seat) addTension(turn, seat, leaned, aidTension * claim.level)
  }
}

/** Aid to a state behind which a power of another bloc stands may start a confrontation (clause 4.8). */
export function* aidCrises(turn: Turn): Iterable<Trigger> {
  const { proxyEscalation } = turn.ruleset.crisis
  for (const { seat, claim } of claimsOfKind(turn, 'aid')) {
    const state = turn.before.states.find(({ id }) => id === claim.state)
    const defender = state && protectorSeat(turn.ruleset, state)
    if (defender === undefined || powerAt(turn.draft, defender).bloc === powerAt(turn.draft, seat).bloc) continue
    if (turn.rng.split('proxy', seat).chance(proxyEscalation * claim.level * claim.level)) {
      yield { cause: 'revolt', challenger: seat, defender, over: claim.state }
    }
  }
}

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

/** Pull of one power: formations, nearness, integrity and a credible promise; a ruined power pulls little. */
function pullOn(turn: Turn, state: LesserState, seat: number): number {
  const power = powerAt(turn.draft, seat)
  const { integrityFloor, bomb } = turn.ruleset.influence
  const word = integrityFloor + ((1 - integrityFloor) * power.integrity) / 100
  const { umbrella } = state
  const covered = umbrella?.patron === seat ? 1 + umbrella.credibility / 100 : 1
  const own = state.stance === 'nuclear' ? bomb : 1
  const near = nearness(turn.ruleset, state.capital, power.capital)
  return (1 + power.forces.conventional) * near * word * (1 - power.loss) * covered * own
}
