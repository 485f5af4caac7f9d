import { mix, quantize } from '#shared/math'
import { addTension, claimsOfKind, emit, idOf, type Turn } from '#shared/resolve/turn'
import type { LesserState } from '#shared/state/gameState'

/** Lesser states drift towards the powers whose forces stand near and whose word is good (clause 6.1). */
export function influence(turn: Turn): void {
  for (const state of turn.draft.states) {
    const pulls = turn.draft.powers.map((_, seat) => pullOn(turn, state, seat))
    const total = pulls.reduce((sum, pull) => sum + pull, 0)
    if (total <= 0) continue
    const leaned = leaning(state)
    const { drift } = turn.ruleset.influence
    const attached = Math.min(0.85, total / (total + 6))
    state.alignment = state.alignment.map((now, seat) => quantize(mix(now, (pulls[seat]! / total) * attached, drift)))
    const leans = leaning(state)
    if (leans !== leaned && leans !== undefined) {
      emit(turn, { type: 'alignmentShifted', audience: 'all', state: state.id, towards: idOf(turn, leans) })
    }
  }
}

/** Aid wins part of what a state has not yet given; whoever it leans to takes it amiss (clause 4.8). */
export function aid(turn: Turn): void {
  const { aidPull, aidTension } = turn.ruleset.influence
  for (const { seat, claim } of claimsOfKind(turn, 'aid')) {
    const state = turn.draft.states.find(({ id }) => id === claim.state)
    if (state === undefined) continue
    const leaned = leaning(state)
    const before = state.alignment[seat]!
    const mine = before + aidPull * claim.level * (1 - before)
    const others = state.alignment.reduce((sum, pull) => sum + pull, 0) - before
    const squeeze = others > 1 - mine ? (1 - mine) / others : 1
    state.alignment = state.alignment.map((pull, other) => quantize(other === seat ? mine : pull * squeeze))
    emit(turn, { type: 'aidGiven', audience: 'all', power: idOf(turn, seat), state: state.id, level: claim.level })
    if (leaned !== undefined && leaned !== seat) addTension(turn, seat, leaned, aidTension * claim.level)
  }
}

/** Pull of one power: conventional formations, nearness and integrity; a ruined power pulls little. */
function pullOn(turn: Turn, state: LesserState, seat: number): number {
  const power = turn.draft.powers[seat]!
  const { integrityFloor } = turn.ruleset.influence
  const word = integrityFloor + ((1 - integrityFloor) * power.integrity) / 100
  return (1 + power.forces.conventional) * nearness(state.capital, power.capital) * word * (1 - power.loss)
}

/** 1 at the door, about ½ sixty degrees away: flat degrees with the shorter way round, good enough for a pull. */
function nearness(a: readonly [number, number], b: readonly [number, number]): number {
  const apart = Math.abs(a[0] - b[0])
  const east = Math.min(apart, 360 - apart)
  const north = a[1] - b[1]
  const degrees = Math.sqrt(east * east + north * north)
  return 1 / (1 + (degrees * degrees) / 3600)
}

/** The seat a state leans to: the strongest pull, if it is over a third. */
function leaning({ alignment }: Pick<LesserState, 'alignment'>): number | undefined {
  let best = -1
  for (const [seat, pull] of alignment.entries()) if (pull > (best < 0 ? 1 / 3 : alignment[best]!)) best = seat
  return best < 0 ? undefined : best
}
