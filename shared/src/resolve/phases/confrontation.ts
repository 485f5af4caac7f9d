import { launchableWarheads } from '#shared/analysis/exchange'
import { groundOdds } from '#shared/resolve/phases/balance'
import { crisisIds } from '#shared/resolve/phases/crisis'
import { endCrisis } from '#shared/resolve/phases/crisisEnds'
import { launchSalvo } from '#shared/resolve/phases/launch'
import { accidentRisk } from '#shared/resolve/phases/rungs'
import { mapLegs } from '#shared/ruleset/forces'
import type { CrisisMove, CrisisOutcome } from '#shared/ruleset/vocabulary'
import { alertOf } from '#shared/state/accident'
import type { Confrontation } from '#shared/state/confrontation'
import { powerAt } from '#shared/state/seats'
import { addPublicTrust, addTension, addTrust, claimsOfKind, emit, idOf, type Turn } from '#shared/turn/turn'

type Moves = readonly [challenger: CrisisMove, defender: CrisisMove]

/** Closes a confrontation window: both sides' sealed moves are compared, and an accident may happen (clause 7.9). */
export function resolveConfrontations(turn: Turn): void {
  const chosen = new Map([...claimsOfKind(turn, 'face')].map(({ seat, claim }) => [seat, claim.move]))
  const moveOf = (seat: number): CrisisMove => chosen.get(seat) ?? 'stand'
  const open: Confrontation[] = []
  for (const crisis of turn.draft.confrontations) {
    const moves = [moveOf(crisis.challenger), moveOf(crisis.defender)] as const
    const ended = hasFired(turn, crisis) ? 'war' : outcomeOf(turn, crisis, moves)
    const climbed = moves.includes('raise')
    if (ended) endCrisis(turn, crisis, moves, ended)
    else if (accidentHappens(turn, crisis, climbed)) endCrisis(turn, crisis, moves, 'war')
    else open.push(continueCrisis(turn, crisis, moves, climbed))
  }
  turn.draft.confrontations = open
}

/** War between any two powers ends every confrontation. */
export function endConfrontationsByWar(turn: Turn): void {
  for (const crisis of turn.draft.confrontations) endCrisis(turn, crisis, ['stand', 'stand'], 'war')
  turn.draft.confrontations = []
}

const hasFired = ({ draft }: Turn, { challenger, defender }: Confrontation): boolean =>
  draft.exchange.inFlight.some(({ attacker }) => attacker === challenger || attacker === defender)

function outcomeOf(turn: Turn, crisis: Confrontation, [mine, theirs]: Moves): CrisisOutcome | undefined {
  if (agreed(crisis, [mine, theirs])) return 'deal'
  if (mine === 'stepBack') return theirs === 'stepBack' ? 'bothYielded' : 'defenderWon'
  if (theirs === 'stepBack') return 'challengerWon'
  const climbed = mine === 'raise' || theirs === 'raise'
  if (climbed || crisis.stands + 1 < turn.ruleset.crisis.decidedAfter) return undefined
  const { challenger, defender } = crisis
  return turn.rng.split('ground', challenger, defender).chance(groundOdds(turn, crisis))
    ? 'challengerWon'
    : 'defenderWon'
}

/** Terms are agreed when an offer is taken, when two offers meet, or when both take the mediator's. */
function agreed({ challenger, defender, offers, mediated }: Confrontation, [mine, theirs]: Moves): boolean {
  const offered = (seat: number) => offers.some(({ from }) => from === seat)
  const offersNow = (move: CrisisMove) => move === 'offer' || move === 'offerSecretly'
  if (mine === 'accept' && (offered(defender) || offersNow(theirs))) return true
  if (theirs === 'accept' && (offered(challenger) || offersNow(mine))) return true
  if (offersNow(mine) && offersNow(theirs)) return true
  return mediated && mine === 'accept' && theirs === 'accept'
}

function continueCrisis(turn: Turn, crisis: Confrontation, moves: Moves, climbed: boolean): Confrontation {
  const rung = Math.min(turn.ruleset.crisis.rungs, crisis.rung + (climbed ? 1 : 0))
  const { publicFrom, mediatorFrom, raiseTension } = turn.ruleset.crisis
  if (climbed) addTension(turn, crisis.challenger, crisis.defender, raiseTension)
  judgeClimbs(turn, crisis, moves)
  const after: Confrontation = {
    ...crisis,
    rung,
    stands: climbed ? 0 : crisis.stands + 1,
    offers: [...(climbed ? [] : crisis.offers), ...newOffers(turn, crisis, moves)],
    mediated: rung >= mediatorFrom,
    climbed: [crisis.climbed[0] + stepsOf(moves[0]), crisis.climbed[1] + stepsOf(moves[1])],
    risk: accidentRisk(turn, crisis, rung),
    riskAbove: accidentRisk(turn, crisis, Math.min(turn.ruleset.crisis.rungs, rung + 1)),
    last: moves,
  }
  const { cause: _cause, state: _state, ...sides } = crisisIds(turn, crisis)
  const audience = rung >= publicFrom ? 'all' : [sides.power, sides.target]
  emit(turn, { type: 'crisisMoved', audience, ...sides, rung })
  if (rung >= publicFrom && crisis.rung < publicFrom) {
    emit(turn, { type: 'crisisPublic', audience: 'all', ...crisisIds(turn, crisis) })
  }
  if (after.mediated && !crisis.mediated) emit(turn, { type: 'mediatorOffered', audience: 'all', ...sides })
  return after
}

/** A step up tells of its author's interest: to all who watch the confrontation, below the public rungs to the other side. */
function judgeClimbs(turn: Turn, { challenger, defender, rung }: Confrontation, [mine, theirs]: Moves): void {
  const { climbTrust, publicFrom } = turn.ruleset.crisis
  const steps = [
    [challenger, defender, mine],
    [defender, challenger, theirs],
  ] as const
  for (const [seat, other, move] of steps) {
    if (move !== 'raise') continue
    if (rung >= publicFrom) addPublicTrust(turn, seat, climbTrust)
    else addTrust(turn, other, seat, climbTrust)
  }
}

const stepsOf = (move: CrisisMove): number => (move === 'raise' ? 1 : 0)

function newOffers(turn: Turn, crisis: Confrontation, [mine, theirs]: Moves): Confrontation['offers'] {
  const made: readonly (readonly [from: number, to: number, move: CrisisMove])[] = [
    [crisis.challenger, crisis.defender, mine],
    [crisis.defender, crisis.challenger, theirs],
  ]
  return made.flatMap(([from, to, move]) => {
    if (move !== 'offer' && move !== 'offerSecretly') return []
    const [power, target] = [idOf(turn, from), idOf(turn, to)]
    const secret = move === 'offerSecretly' || crisis.rung < turn.ruleset.crisis.publicFrom
    emit(turn, { type: 'termsOffered', audience: secret ? [power, target] : 'all', power, target })
    return [{ from, secret: move === 'offerSecretly' }]
  })
}

/** Draws the accident by its true probability: the side on higher alert fires a few weapons without an order. */
function accidentHappens(turn: Turn, crisis: Confrontation, climbed: boolean): boolean {
  const { challenger, defender } = crisis
  const rng = turn.rng.split('chance', challenger, defender)
  if (!rng.chance(climbed ? crisis.riskAbove : crisis.risk)) return false
  const alert = (seat: number) => alertOf(turn.ruleset, powerAt(turn.draft, seat).posture)
  const [from, to] = alert(challenger) >= alert(defender) ? [challenger, defender] : [defender, challenger]
  const { forces, posture } = powerAt(turn.draft, from)
  const ready = launchableWarheads(turn.ruleset, { warheads: forces, readiness: posture.readiness }, false)
  const share = turn.ruleset.crisis.accidentShare
  const warheads = mapLegs((leg) => (turn.ruleset.forces[leg].slips ? Math.ceil(ready[leg] * share) : 0))
  if (!launchSalvo(turn, from, to, { warheads, aim: 'counterforce', accident: true })) return false
  emit(turn, { type: 'accident', audience: 'all', power: idOf(turn, from), target: idOf(turn, to) })
  return true
}
