import { menaceOf, publicFormations } from '#shared/analysis/exposures'
import { lerp, mean, quantize, sum } from '#shared/math'
import { answerPlea } from '#shared/resolve/phases/pleas'
import { winPull } from '#shared/resolve/phases/pull'
import type { LesserState } from '#shared/state/lesserState'
import { doubtsPromise, leaningSeat, protectorSeat } from '#shared/state/lesserStates'
import { nearness } from '#shared/state/nearness'
import { areAllied, ofSeat, powerAt } from '#shared/state/seats'
import type { Trigger } from '#shared/turn/trigger'
import {
  addIntegrity,
  addPublicTrust,
  addSupport,
  addTension,
  claimsOfKind,
  emit,
  idOf,
  type Turn,
} from '#shared/turn/turn'

/** Alignments move towards the powers' pulls, and away from powers that could disarm their rivals (clause 6.1). */
export function resolveInfluence(turn: Turn): void {
  const { menace } = turn.ruleset.balance
  const weights = turn.draft.powers.map((_, seat) => ({
    calm: 1 - menace * menaceOf(turn.ruleset, turn.draft, seat),
    formations: publicFormations(turn.ruleset, turn.draft, seat),
  }))
  for (const state of turn.draft.states) {
    const pulls = weights.map(({ calm, formations }, seat) => pullOn(turn, state, seat, formations) * calm)
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

/**
 * Aid wins part of the pull a state has not yet given (clause 4.8). To a state that a power of another bloc holds it is a proxy war:
 * the holder's own aid there cancels it level by level, and what is left wins more and shames the holder.
 */
export function resolveAid(turn: Turn): void {
  const { aidTension, aidGrowth, proxyGain, proxySupport, proxyWaste, reliefGain, reliefWord } = turn.ruleset.influence
  const relief = turn.before.climate.famineToCome.some((share) => share > 0)
  const aidPull = turn.ruleset.influence.aidPull * (relief ? reliefGain : 1)
  const given = [...claimsOfKind(turn, 'aid')]
  const holders = new Map(turn.draft.states.map((state) => [state.id, protectorSeat(turn.ruleset, state)]))
  for (const { seat, claim } of given) {
    const state = turn.draft.states.find(({ id }) => id === claim.state)
    if (state === undefined) continue
    emit(turn, { type: 'aidGiven', audience: 'all', power: idOf(turn, seat), state: state.id, level: claim.level })
    answerPlea(turn, state, seat, 'deed')
    state.gdp = quantize(state.gdp * (1 + aidGrowth * claim.level))
    if (relief) addIntegrity(turn, seat, reliefWord * claim.level)
    const holder = holders.get(state.id)
    if (holder === undefined || areAllied(turn.draft, holder, seat)) {
      winPull(state, seat, aidPull * claim.level)
      continue
    }
    addTension(turn, seat, holder, aidTension * claim.level)
    const matched = given.find((aid) => aid.seat === holder && aid.claim.state === state.id)?.claim.level ?? 0
    const left = Math.max(0, claim.level - matched)
    state.gdp = quantize(state.gdp * (1 - proxyWaste * Math.min(claim.level, matched)))
    winPull(state, seat, aidPull * proxyGain * left)
    addSupport(turn, holder, -proxySupport * left)
  }
}

/** Aid beyond what powers give on average this year tells of an appetite for influence, aid below it of none (clause 5.7). */
export function judgeAid(turn: Turn): void {
  const given = [...claimsOfKind(turn, 'aid')]
  const levels = turn.draft.powers.map((_, seat) =>
    sum(given.filter((aid) => aid.seat === seat).map(({ claim }) => claim.level)),
  )
  const usual = mean(levels)
  for (const [seat, level] of levels.entries()) addPublicTrust(turn, seat, turn.ruleset.trust.aid * (level - usual))
}

/** Aid to a state behind which a power of another bloc stands may start a confrontation (clause 4.8). */
export function* aidCrises(turn: Turn): Iterable<Trigger> {
  const { proxyEscalation } = turn.ruleset.crisis
  for (const { seat, claim } of claimsOfKind(turn, 'aid')) {
    const state = turn.before.states.find(({ id }) => id === claim.state)
    const defender = state && protectorSeat(turn.ruleset, state)
    if (defender === undefined || areAllied(turn.draft, defender, seat)) continue
    if (turn.rng.split('proxy', seat).chance(proxyEscalation * claim.level * claim.level)) {
      yield { cause: 'revolt', challenger: seat, defender, over: claim.state }
    }
  }
}

/** Pull of one power: formations as the world reckons them, nearness, integrity and a credible promise; a ruined one pulls little. */
function pullOn(turn: Turn, state: LesserState, seat: number, formations: number): number {
  const power = powerAt(turn.draft, seat)
  const { integrityFloor, bomb } = turn.ruleset.influence
  const word = integrityFloor + ((1 - integrityFloor) * power.integrity) / 100
  const { umbrella } = state
  const held = umbrella?.patron === seat && !doubtsPromise(turn.ruleset, state)
  const covered = held ? 1 + umbrella.credibility / 100 : 1
  const own = state.stance === 'nuclear' ? bomb : 1
  const near = nearness(turn.ruleset, state.capital, power.capital)
  return (1 + formations) * near * word * (1 - power.loss) * covered * own
}
