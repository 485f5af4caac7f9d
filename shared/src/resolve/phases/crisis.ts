import type { PowerId, StateId } from '#shared/ids'
import { discoverBases } from '#shared/resolve/phases/bases'
import { detectCheating } from '#shared/resolve/phases/diplomacy'
import { aidCrises } from '#shared/resolve/phases/influence'
import { riskOn } from '#shared/resolve/phases/rungs'
import type { Confrontation } from '#shared/state/confrontation'
import type { LesserState } from '#shared/state/lesserState'
import { protector, stateById } from '#shared/state/lesserStates'
import type { Trigger } from '#shared/turn/trigger'
import { addFear, addPublicTrust, claimsOfKind, emit, idOf, seatOf, type Turn } from '#shared/turn/turn'

/**
 * Opens this year's confrontations (clause 7.8): what was brought about from outside, then what powers demanded, then
 * what was found out, then what happened by itself. A power stands in one at a time; whoever is busy has no ear for more.
 */
export function openCrises(turn: Turn, found: readonly Trigger[]): void {
  for (const trigger of turn.triggers) open(turn, trigger)
  for (const trigger of demanded(turn)) open(turn, trigger)
  for (const trigger of found) open(turn, trigger)
  for (const trigger of aidCrises(turn)) open(turn, trigger)
  for (const trigger of storyTriggers(turn)) open(turn, trigger)
  for (const trigger of transitions(turn)) open(turn, trigger)
  if (noCrisisByMidMatch(turn)) open(turn, revolt(turn))
}

/** Who stands behind a state is judged by the position before this year's promises: nothing in flight is re-labelled. */
function* demanded(turn: Turn): Iterable<Trigger> {
  for (const { seat, claim } of claimsOfKind(turn, 'challenge')) {
    const cause = claim.demand === 'state' ? 'disputedState' : 'blockade'
    yield { cause, challenger: seat, defender: seatOf(turn, claim.against), over: claim.over }
    addPublicTrust(turn, seat, turn.ruleset.crisis.challengeTrust)
  }
}

function open(turn: Turn, trigger: Trigger | undefined): void {
  if (trigger === undefined) return
  const { challenger, defender } = trigger
  const busy = (seat: number) =>
    turn.draft.confrontations.some((crisis) => crisis.challenger === seat || crisis.defender === seat)
  if (challenger === defender || busy(challenger) || busy(defender)) return
  const crisis: Confrontation = {
    ...trigger,
    pledged: hadPromised(turn, trigger),
    rung: 1,
    stands: 0,
    offers: [],
    mediated: false,
    risk: riskOn(turn, trigger, 1),
    riskAbove: riskOn(turn, trigger, 2),
  }
  turn.draft.confrontations = [...turn.draft.confrontations, crisis]
  if (trigger.over !== undefined) addFear(turn, trigger.over, turn.ruleset.crisis.revoltFear)
  const sides: readonly PowerId[] = [idOf(turn, challenger), idOf(turn, defender)]
  emit(turn, { type: 'crisisBegan', audience: sides, ...crisisIds(turn, trigger) })
}

/** Whose promise is at stake is judged by the year before: nothing in flight is re-labelled. */
const hadPromised = ({ before }: Turn, { over, defender }: Trigger): boolean =>
  over !== undefined && stateById(before.states, over)?.umbrella?.patron === defender

export function crisisIds(turn: Turn, { challenger, defender, cause, over }: Trigger) {
  return { power: idOf(turn, challenger), target: idOf(turn, defender), cause, state: over ?? ('' as const) }
}

/** Cheats that were found out face those they cheated. */
export const cheatTriggers = (turn: Turn): readonly Trigger[] =>
  detectCheating(turn).map(({ cheat, cheated }) => ({ cause: 'cheatingFound', challenger: cheated, defender: cheat }))

/** Bases that were found face the power they threaten most. */
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
    } else if (over !== undefined) yield contest(turn, over)
  }
}

/** A riser that has overtaken the leader of another bloc is met by the leader's fear (clause 7.8; Thucydides). */
function* transitions({ before, draft, ruleset }: Turn): Iterable<Trigger> {
  const top = (gdps: readonly number[]) => gdps.indexOf(Math.max(...gdps))
  const leader = top(before.powers.map((power) => power.startGdp))
  const riser = top(draft.powers.map((power) => power.gdp))
  const rose = draft.powers[riser]!.gdp >= draft.powers[leader]!.gdp * ruleset.crisis.transitionLead
  const rivals = draft.powers[riser]!.bloc !== draft.powers[leader]!.bloc
  const had = before.crises.some(({ cause }) => cause === 'powerTransition')
  if (rose && rivals && !had) yield { cause: 'powerTransition', challenger: leader, defender: riser }
}

function noCrisisByMidMatch({ before, draft }: Turn): boolean {
  return draft.confrontations.length === 0 && before.crises.length === 0 && draft.year * 2 >= before.years
}

/** By mid-match tension finds a place: a revolt where the two most hostile powers both have a hand (clause 7.8). */
function revolt(turn: Turn): Trigger | undefined {
  let best: Trigger | undefined
  let most = 0
  for (const state of turn.draft.states) {
    const trigger = contest(turn, state.id)
    if (trigger === undefined) continue
    const heat = pullOf(state, trigger) * turn.draft.tension[trigger.challenger]![trigger.defender]!
    if (heat > most) [best, most] = [trigger, heat]
  }
  return best ?? contest(turn, undefined)
}

const pullOf = ({ alignment }: LesserState, { challenger, defender }: Trigger): number =>
  0.1 + alignment[challenger]! + alignment[defender]!

/** A revolt sets whoever stands behind a state against the power of another bloc that is most hostile to it. */
function contest(turn: Turn, over: StateId | undefined): Trigger | undefined {
  const state = over === undefined ? undefined : stateById(turn.draft.states, over)
  const defender = (state && protector(state)) ?? mostTense(turn)
  const challenger = mostHostileTo(turn, defender)
  if (challenger === undefined) return undefined
  return over === undefined
    ? { cause: 'revolt', challenger, defender }
    : { cause: 'revolt', challenger, defender, over }
}

const mostTense = ({ draft }: Turn): number => {
  const worst = draft.tension.map((row) => Math.max(...row))
  return worst.indexOf(Math.max(...worst))
}

function mostHostileTo({ draft }: Turn, seat: number): number | undefined {
  let best: number | undefined
  for (const [other, power] of draft.powers.entries()) {
    if (other === seat || power.bloc === draft.powers[seat]!.bloc) continue
    if (best === undefined || draft.tension[seat]![other]! > draft.tension[seat]![best]!) best = other
  }
  return best
}
