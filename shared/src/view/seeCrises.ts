import { toFigure } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Confrontation, PastCrisis } from '#shared/state/confrontation'
import type { GameState } from '#shared/state/gameState'
import { ofSeat, powerAt } from '#shared/state/seats'
import type { SeenConfrontation, SeenCrisis } from '#shared/view/observation'

type Sides = Pick<Confrontation, 'challenger' | 'defender'>

const isParty = ({ challenger, defender }: Sides, seat: number): boolean => seat === challenger || seat === defender

/** Confrontations a seat stands in, and those on rungs that are public; terms offered in secret are seen by the two sides only. */
export function seeConfrontations(ruleset: Ruleset, state: GameState, seat: number): readonly SeenConfrontation[] {
  return state.confrontations
    .filter((crisis) => isParty(crisis, seat) || crisis.rung >= ruleset.crisis.publicFrom)
    .map((crisis) => seeConfrontation(state, crisis, isParty(crisis, seat)))
}

function seeConfrontation({ powers }: GameState, crisis: Confrontation, party: boolean): SeenConfrontation {
  const { cause, over, rung, stands, risk, riskAbove, mediated, last } = crisis
  const offers = crisis.offers.filter(({ secret }) => party || !secret)
  return {
    cause,
    challenger: ofSeat(powers, crisis.challenger).id,
    defender: ofSeat(powers, crisis.defender).id,
    ...(over === undefined ? {} : { over }),
    rung,
    stands,
    risk: toFigure(risk),
    riskAbove: toFigure(riskAbove),
    offers: offers.map(({ from, secret }) => ({ from: ofSeat(powers, from).id, secret })),
    mediated,
    ...(party && last !== undefined ? { last } : {}),
  }
}

/** Confrontations that are over: those that became public, and the viewer's own. */
export function seePastCrises(ruleset: Ruleset, state: GameState, seat: number): readonly SeenCrisis[] {
  const open = (crisis: PastCrisis) => isParty(crisis, seat) || crisis.rung >= ruleset.crisis.publicFrom
  return state.crises.filter(open).map(({ year, cause, challenger, defender, over, rung, outcome }) => ({
    year,
    cause,
    challenger: powerAt(state, challenger).id,
    defender: powerAt(state, defender).id,
    ...(over === undefined ? {} : { over }),
    rung,
    outcome,
  }))
}
