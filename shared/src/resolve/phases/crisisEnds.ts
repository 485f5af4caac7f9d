import { spoilsOf, stakeOf, stakeWeight } from '#shared/analysis/points'
import { quantize } from '#shared/math'
import { closeBase } from '#shared/resolve/phases/bases'
import { losePull, winPull } from '#shared/resolve/phases/pull'
import { breakPromise, endUmbrella, keepPromise } from '#shared/resolve/phases/umbrellas'
import type { CrisisMove, CrisisOutcome } from '#shared/ruleset/vocabulary'
import type { Confrontation } from '#shared/state/confrontation'
import { stateById } from '#shared/state/lesserStates'
import { powerAt } from '#shared/state/seats'
import { addIntegrity, addPublicTrust, addSupport, addTension, emit, idOf, type Turn } from '#shared/turn/turn'

type Moves = readonly [challenger: CrisisMove, defender: CrisisMove]

/** Records a confrontation as over, and applies its gains and costs (clause 7.11). */
export function endCrisis(turn: Turn, crisis: Confrontation, moves: Moves, outcome: CrisisOutcome): void {
  const { cause, challenger, defender, over, rung } = crisis
  const past = { year: turn.draft.year, cause, challenger, defender, rung, outcome }
  turn.draft.crises = [...turn.draft.crises, over === undefined ? past : { ...past, over }]
  const [power, target] = [idOf(turn, challenger), idOf(turn, defender)]
  const audience = rung >= turn.ruleset.crisis.publicFrom ? 'all' : [power, target]
  emit(turn, { type: 'crisisEnded', audience, power, target, outcome, rung })
  if (outcome === 'challengerWon') applyVictory(turn, crisis, challenger, defender, lossShare(turn, moves[1]))
  else if (outcome === 'defenderWon') applyVictory(turn, crisis, defender, challenger, lossShare(turn, moves[0]))
  else if (outcome === 'deal') applyDeal(turn, crisis, moves)
  judgePromise(turn, crisis, outcome)
}

/** Share of a loss that falls on a side by its last move: stepping back in time costs less. */
const lossShare = ({ ruleset }: Turn, move: CrisisMove): number =>
  move === 'stepBack' ? ruleset.crisis.stepBackShare : 1

function applyVictory(turn: Turn, crisis: Confrontation, winner: number, loser: number, share: number): void {
  const c = turn.ruleset.crisis
  const weight = stakeWeight(turn.ruleset, crisis.rung) * share
  const watched = crisis.rung >= c.publicFrom
  addSupport(turn, loser, watched ? -c.loserSupport * weight : -c.privateSupport)
  addSupport(turn, winner, c.winnerSupport)
  addIntegrity(turn, loser, -c.loserIntegrity * weight)
  addTension(turn, winner, loser, c.endTension)
  addPublicTrust(turn, loser, c.yieldTrust)
  concede(turn, winner, loser, weight)
  if (crisis.cause === 'powerTransition' || crisis.over === undefined) shiftRank(turn, winner, loser)
  else shiftState(turn, crisis, winner, loser, weight)
}

/**
 * Being coerced is what insecurity is: the loser yields points of security, and part of them is the winner's, more to a
 * revisionist, less to a seeker that was not afraid (`hostility` 0–1). Stakes grow with the years (clauses 7.11, 8.12).
 */
export function concede(turn: Turn, winner: number, loser: number, weight: number, hostility = 1): void {
  const { year, years } = turn.draft
  const stake = weight * stakeOf(turn.ruleset, year, years)
  const [gains, loses] = [powerAt(turn.draft, winner), powerAt(turn.draft, loser)]
  const spoils = spoilsOf(turn.ruleset, gains.interest, hostility)
  gains.score = { ...gains.score, influence: quantize(gains.score.influence + stake * spoils) }
  loses.score = { ...loses.score, security: quantize(loses.score.security - stake) }
}

function shiftState(turn: Turn, crisis: Confrontation, winner: number, loser: number, weight: number): void {
  const state = crisis.over === undefined ? undefined : stateById(turn.draft.states, crisis.over)
  if (state === undefined) return
  if (isAboutBase(crisis)) {
    if (loser === crisis.defender) closeBase(turn, loser, state.id)
    return
  }
  const lost = losePull(state, loser, turn.ruleset.crisis.pullLost * weight)
  winPull(state, winner, lost)
}

function shiftRank(turn: Turn, winner: number, loser: number): void {
  for (const state of turn.draft.states) winPull(state, winner, losePull(state, loser, turn.ruleset.crisis.rankShift))
}

const isAboutBase = ({ cause }: Confrontation): boolean => cause === 'blockade' || cause === 'baseDiscovered'

/** Terms: bases against bases, or a state made neutral. Terms offered openly cost support and raise integrity. */
function applyDeal(turn: Turn, crisis: Confrontation, [mine, theirs]: Moves): void {
  const c = turn.ruleset.crisis
  const { challenger, defender, offers } = crisis
  addTension(turn, challenger, defender, c.dealTension)
  const openly = (seat: number, move: CrisisMove) =>
    move === 'offer' || offers.some(({ from, secret }) => from === seat && !secret)
  const sides = [
    [challenger, mine],
    [defender, theirs],
  ] as const
  for (const [seat, move] of sides) {
    addPublicTrust(turn, seat, c.yieldTrust)
    if (!openly(seat, move)) continue
    addSupport(turn, seat, -c.openOfferSupport)
    addIntegrity(turn, seat, c.dealIntegrity)
  }
  concede(turn, challenger, defender, c.dealShare * stakeWeight(turn.ruleset, crisis.rung))
  if (isAboutBase(crisis) && crisis.over !== undefined) swapBases(turn, crisis, crisis.over)
  else neutralise(turn, crisis)
}

function swapBases(turn: Turn, { challenger, defender }: Confrontation, host: string): void {
  const theirs = turn.draft.bases.find((base) => base.patron === defender && base.host === host)
  const ours = turn.draft.bases.findLast((base) => base.patron === challenger && base.known)
  if (theirs) closeBase(turn, defender, theirs.host)
  if (ours) closeBase(turn, challenger, ours.host)
}

function neutralise(turn: Turn, { over, challenger, defender }: Confrontation): void {
  const state = over === undefined ? undefined : stateById(turn.draft.states, over)
  if (state === undefined) return
  for (const seat of [challenger, defender]) losePull(state, seat, 1 - turn.ruleset.crisis.neutral)
}

/** A covered state was at stake: its patron's promise was tested, kept by standing, broken by yielding (clause 6.4). */
function judgePromise(turn: Turn, { over, defender, pledged }: Confrontation, outcome: CrisisOutcome): void {
  const state = over === undefined ? undefined : stateById(turn.draft.states, over)
  if (state === undefined || !pledged) return
  if (outcome === 'defenderWon' || outcome === 'war') keepPromise(turn, defender, state.id)
  else if (outcome === 'challengerWon' || outcome === 'bothYielded') {
    endUmbrella(turn, state)
    breakPromise(turn, defender, state.id)
  }
}
