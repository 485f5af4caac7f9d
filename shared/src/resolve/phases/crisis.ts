import { BARGAINS } from '#shared/analysis/transition'
import type { PowerId, StateId } from '#shared/ids'
import { discoverBases } from '#shared/resolve/phases/bases'
import { detectCheating } from '#shared/resolve/phases/diplomacy'
import { aidCrises } from '#shared/resolve/phases/influence'
import { accidentRisk } from '#shared/resolve/phases/rungs'
import type { Confrontation } from '#shared/state/confrontation'
import type { GameState } from '#shared/state/gameState'
import type { LesserState } from '#shared/state/lesserState'
import { protectorSeat, stateById } from '#shared/state/lesserStates'
import { areAllied, mostHostileTo, ofSeat, powerAt, tensionBetween } from '#shared/state/seats'
import { treatyBetween } from '#shared/state/treaties'
import type { Trigger } from '#shared/turn/trigger'
import {
  addFear,
  addIntegrity,
  addPublicTrust,
  addSupport,
  claimsOfKind,
  emit,
  hasSaid,
  idOf,
  seatOf,
  type Turn,
} from '#shared/turn/turn'

/**
 * Opens this year's confrontations (clause 7.8): those brought about from outside, then demands of powers, then what was
 * found out, then what happened by itself. A power stands in one at a time; a trigger that names a busy power is dropped.
 */
export function openCrises(turn: Turn, found: readonly Trigger[]): void {
  for (const trigger of turn.triggers) openCrisis(turn, trigger)
  for (const trigger of demandTriggers(turn)) openCrisis(turn, trigger)
  for (const trigger of found) openCrisis(turn, trigger)
  for (const trigger of aidCrises(turn)) openCrisis(turn, trigger)
  for (const trigger of storyTriggers(turn)) openCrisis(turn, trigger)
  for (const trigger of transitionTriggers(turn)) openCrisis(turn, trigger)
  if (noCrisisByMidMatch(turn)) openCrisis(turn, midMatchRevolt(turn))
}

/** The rung every confrontation begins on. */
const FIRST_RUNG = 1

/** Demands of powers. Who defends was decided when the order was given; promises of this year change nothing. */
function* demandTriggers(turn: Turn): Iterable<Trigger> {
  for (const { seat, claim } of claimsOfKind(turn, 'challenge')) {
    const cause = claim.demand === 'state' ? 'disputedState' : 'blockade'
    yield { cause, challenger: seat, defender: seatOf(turn, claim.against), over: claim.over }
    addPublicTrust(turn, seat, turn.ruleset.crisis.challengeTrust)
    addSupport(turn, seat, -turn.ruleset.crisis.challengeSupport)
    const { aim } = powerAt(turn.draft, seat).doctrine
    if (aim === 'minimal') addIntegrity(turn, seat, -turn.ruleset.crisis.falseDoctrine)
  }
}

function openCrisis(turn: Turn, trigger: Trigger | undefined): void {
  if (trigger === undefined) return
  const { challenger, defender } = trigger
  const busy = (seat: number) =>
    turn.draft.confrontations.some((crisis) => crisis.challenger === seat || crisis.defender === seat)
  if (challenger === defender || busy(challenger) || busy(defender)) return
  const crisis: Confrontation = {
    ...trigger,
    pledged: hadPromised(turn, trigger),
    rung: FIRST_RUNG,
    stands: 0,
    climbed: [0, 0],
    spies: [spyLevel(turn, challenger, defender), spyLevel(turn, defender, challenger)],
    threats: [hasThreatened(turn, challenger, defender), hasThreatened(turn, defender, challenger)],
    offers: [],
    mediated: false,
    risk: accidentRisk(turn, trigger, FIRST_RUNG),
    riskAbove: accidentRisk(turn, trigger, FIRST_RUNG + 1),
  }
  turn.draft.confrontations = [...turn.draft.confrontations, crisis]
  if (trigger.over !== undefined) addFear(turn, trigger.over, turn.ruleset.crisis.revoltFear)
  const sides: readonly PowerId[] = [idOf(turn, challenger), idOf(turn, defender)]
  emit(turn, { type: 'crisisBegan', audience: sides, ...crisisIds(turn, trigger) })
}

/** Spy level, 0–3, of one seat on another this year. */
function spyLevel(turn: Turn, seat: number, on: number): number {
  const orders = [...claimsOfKind(turn, 'spy')].filter(
    (spy) => spy.seat === seat && spy.claim.target === idOf(turn, on),
  )
  return Math.max(0, ...orders.map(({ claim }) => claim.level))
}

/** True when one seat threatened another this year. */
const hasThreatened = (turn: Turn, seat: number, target: number): boolean =>
  hasSaid(turn, seat, (said) => said.say === 'threaten' && said.target === idOf(turn, target))

/** True when the defender had promised to cover the state before this year. */
const hadPromised = ({ before }: Turn, { over, defender }: Trigger): boolean =>
  over !== undefined && stateById(before.states, over)?.umbrella?.patron === defender

/** The fields of an event that name a confrontation: both sides, its cause, and the state it is over. */
export function crisisIds(turn: Turn, { challenger, defender, cause, over }: Trigger) {
  return { power: idOf(turn, challenger), target: idOf(turn, defender), cause, state: over ?? ('' as const) }
}

/** A confrontation for each cheat that was found out, challenged by the power it cheated. */
export const cheatTriggers = (turn: Turn): readonly Trigger[] =>
  detectCheating(turn).map(({ cheat, cheated }) => ({ cause: 'cheatingFound', challenger: cheated, defender: cheat }))

/** A confrontation for each base that was found, challenged by the power it threatens most. */
export const baseTriggers = (turn: Turn): readonly Trigger[] =>
  discoverBases(turn).map(({ base, threatened }) => ({
    cause: 'baseDiscovered',
    challenger: threatened,
    defender: base.patron,
    over: base.host,
  }))

function* storyTriggers(turn: Turn): Iterable<Trigger | undefined> {
  for (const { year, cause, challenger, defender, over } of turn.before.storyline) {
    if (year !== turn.draft.year) continue
    if (challenger !== undefined && defender !== undefined) {
      yield over === undefined ? { cause, challenger, defender } : { cause, challenger, defender, over }
    } else if (over !== undefined) yield revoltTrigger(turn, over)
  }
}

/** Whether a leader bears being overtaken by this riser, since both are bound by a treaty. */
export const hasBargained = (state: Pick<GameState, 'treaties'>, leader: number, riser: number): boolean =>
  BARGAINS.some((kind) => treatyBetween(state, kind, leader, riser) !== undefined)

/**
 * The first leader challenges a power of another bloc that has overtaken it, once a match (clause 7.8; Thucydides), unless the riser
 * has bargained before (Powell 2006).
 */
function* transitionTriggers({ before, draft, ruleset }: Turn): Iterable<Trigger> {
  const top = (gdps: readonly number[]) => gdps.indexOf(Math.max(...gdps))
  const leader = top(before.powers.map((power) => power.startGdp))
  const riser = top(draft.powers.map((power) => power.gdp))
  const rose = powerAt(draft, riser).gdp >= powerAt(draft, leader).gdp * ruleset.crisis.transitionLead
  const had = before.crises.some(({ cause }) => cause === 'powerTransition')
  if (rose && !areAllied(draft, riser, leader) && !had && !hasBargained(draft, leader, riser))
    yield { cause: 'powerTransition', challenger: leader, defender: riser }
}

function noCrisisByMidMatch({ before, draft }: Turn): boolean {
  return draft.confrontations.length === 0 && before.crises.length === 0 && draft.year >= before.years / 2
}

/** A match without a crisis by its middle gets a revolt where tension times both sides' pull is highest (clause 7.8). */
function midMatchRevolt(turn: Turn): Trigger | undefined {
  let best: Trigger | undefined
  let most = 0
  for (const state of turn.draft.states) {
    const trigger = revoltTrigger(turn, state.id)
    if (trigger === undefined) continue
    const heat = heatOf(turn, state, trigger) * tensionBetween(turn.draft, trigger.challenger, trigger.defender)
    if (heat > most) [best, most] = [trigger, heat]
  }
  return best ?? revoltTrigger(turn, undefined)
}

const heatOf = ({ ruleset }: Turn, { alignment }: LesserState, { challenger, defender }: Trigger): number =>
  ruleset.crisis.revoltHeat + ofSeat(alignment, challenger) + ofSeat(alignment, defender)

/** A revolt sets the power behind a state against the power of another bloc that is most hostile to it. */
function revoltTrigger(turn: Turn, over: StateId | undefined): Trigger | undefined {
  const state = over === undefined ? undefined : stateById(turn.draft.states, over)
  const defender = (state && protectorSeat(turn.ruleset, state)) ?? mostTense(turn)
  const challenger = mostHostileTo(turn.draft, defender)
  if (challenger === undefined) return undefined
  return over === undefined
    ? { cause: 'revolt', challenger, defender }
    : { cause: 'revolt', challenger, defender, over }
}

const mostTense = ({ draft }: Turn): number => {
  const worst = draft.tension.map((row) => Math.max(...row))
  return worst.indexOf(Math.max(...worst))
}
