import { toFigure } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { type AccidentFacts, accidentChance, alertOf, isDelegated } from '#shared/state/accident'
import type { Confrontation, PastCrisis } from '#shared/state/confrontation'
import type { GameState } from '#shared/state/gameState'
import { beliefOf, ofSeat, powerAt, tensionBetween } from '#shared/state/seats'
import type { SeenConfrontation, SeenCrisis } from '#shared/view/observation'

/** Seat number of a spectator: no side of any confrontation. */
const NO_SEAT = -1

type Sides = Pick<Confrontation, 'challenger' | 'defender'>

const isParty = ({ challenger, defender }: Sides, seat: number): boolean => seat === challenger || seat === defender

/** Whether every power watches a confrontation, or watched it while it lasted: it climbed to a public rung. */
export const isPublic = (ruleset: Ruleset, { rung }: { readonly rung: number }): boolean =>
  rung >= ruleset.crisis.publicFrom

/** Confrontations a seat stands in, and those on rungs that are public; terms offered in secret are seen by the two sides only. */
export function seeConfrontations(ruleset: Ruleset, state: GameState, seat: number): readonly SeenConfrontation[] {
  return state.confrontations
    .filter((crisis) => isParty(crisis, seat) || isPublic(ruleset, crisis))
    .map((crisis) => seeConfrontation(ruleset, state, crisis, seat))
}

function seeConfrontation(ruleset: Ruleset, state: GameState, crisis: Confrontation, seat: number): SeenConfrontation {
  const { powers } = state
  const party = isParty(crisis, seat)
  const { cause, over, rung, stands, mediated, last, pledged, threats, climbed, spies } = crisis
  const risk = (on: number) => accidentChance(ruleset, { rung: on, ...judgeAccident(ruleset, state, crisis, seat) })
  const offers = crisis.offers.filter(({ secret }) => party || !secret)
  return {
    cause,
    challenger: ofSeat(powers, crisis.challenger).id,
    defender: ofSeat(powers, crisis.defender).id,
    ...(over === undefined ? {} : { over }),
    rung,
    stands,
    risk: toFigure(risk(rung)),
    riskAbove: toFigure(risk(Math.min(ruleset.crisis.rungs, rung + 1))),
    offers: offers.map(({ from, secret }) => ({ from: ofSeat(powers, from).id, secret })),
    mediated,
    pledged,
    threats,
    ...(party && last !== undefined ? { last } : {}),
    ...(party ? { climbed, spies: spies[seat === crisis.challenger ? 0 : 1] } : {}),
  }
}

/**
 * What a viewer can judge of an accident: a side its own readiness and authority, and of every other power the readiness that
 * was sighted; that others have delegated authority shows nowhere.
 */
function judgeAccident(
  ruleset: Ruleset,
  state: GameState,
  { challenger, defender }: Sides,
  viewer: number,
): Omit<AccidentFacts, 'rung'> {
  const party = viewer === challenger || viewer === defender
  const sighted = (seat: number) =>
    party ? beliefOf(state, viewer, seat).readiness : ofSeat(state.publicAssessments, seat).readiness
  const readiness = (seat: number) => (seat === viewer ? alertOf(ruleset, powerAt(state, seat).posture) : sighted(seat))
  return {
    tension: tensionBetween(state, challenger, defender),
    readiness: Math.max(readiness(challenger), readiness(defender)),
    delegated: party && isDelegated(powerAt(state, viewer).posture),
  }
}

/** Confrontations that are over: those that became public, and the viewer's own. */
export function seePastCrises(ruleset: Ruleset, state: GameState, seat: number): readonly SeenCrisis[] {
  return state.crises.filter((crisis) => isParty(crisis, seat) || isPublic(ruleset, crisis)).map(pastCrisis(state))
}

/** Every confrontation under way, of every rung, as the gallery would see it: only for matches that are over. */
export const openConfrontations = (ruleset: Ruleset, state: GameState): readonly SeenConfrontation[] =>
  state.confrontations.map((crisis) => seeConfrontation(ruleset, state, crisis, NO_SEAT))

/** Every confrontation that is over, of every rung: only for matches that are over. */
export const openPastCrises = (state: GameState): readonly SeenCrisis[] => state.crises.map(pastCrisis(state))

const pastCrisis =
  (state: GameState) =>
  ({ year, cause, challenger, defender, over, rung, outcome }: PastCrisis): SeenCrisis => ({
    year,
    cause,
    challenger: powerAt(state, challenger).id,
    defender: powerAt(state, defender).id,
    ...(over === undefined ? {} : { over }),
    rung,
    outcome,
  })
