import { ESTIMATED, FORCES, INTERESTS, LAUNCH_AUTHORITIES, recordOf, TARGETINGS } from '#shared/ruleset/forces'
import type { Confrontation } from '#shared/state/confrontation'
import type { Assessment, Belief, GameState, PowerState, Track } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'

/** Other values for everything about a power that only it may know. */
function otherTruth(power: PowerState, salt: number): PowerState {
  const forces = Object.fromEntries(FORCES.map((force, n) => [force, power.forces[force] + 1 + ((salt + n * 7) % 40)]))
  return {
    ...power,
    interest: INTERESTS.find((interest) => interest !== power.interest)!,
    ...(power.formerInterest && { formerInterest: INTERESTS.find((interest) => interest !== power.formerInterest)! }),
    agenda: { kind: 'prosper', since: 1, gdp: salt },
    treasury: power.treasury + 1 + salt,
    income: power.income + 3,
    forces: { ...(forces as PowerState['forces']), shelters: power.forces.shelters, forward: power.forces.forward },
    onOrder: forces as PowerState['onOrder'],
    technology: {
      accuracy: salt % 6,
      hardness: salt % 5,
      quieting: (salt + 1) % 6,
      detection: (salt + 2) % 6,
      enrichment: power.technology.enrichment,
    },
    posture: {
      readiness: { silos: 5, submarines: 1, bombers: 5 },
      targeting: TARGETINGS[salt % 3]!,
      authority: LAUNCH_AUTHORITIES[salt % 3]!,
    },
    rallied: !power.rallied,
    usedFirst: !power.usedFirst,
    score: { welfare: salt, security: salt, influence: salt, war: -salt, peace: salt, agenda: salt },
  }
}

/** Other forces; the readiness that the world sights shows in the chance of an accident, which all may watch. */
function otherForces<Of extends Assessment>(assessment: Of, salt: number): Of {
  const { forces } = assessment
  return { ...assessment, forces: { ...forces, silos: { ...forces.silos, mean: salt / 10, variance: 0.5 } } }
}

function otherBelief(belief: Belief, salt: number): Belief {
  return { ...otherForces(belief, salt), readiness: 1 + (salt % 5), seeker: salt / 10 }
}

/** An offer between two others, where there are two others. */
function otherOffers(state: GameState, seat: number): GameState['offers'] {
  const [from, to] = state.powers.map((_, other) => other).filter((other) => other !== seat)
  return from === undefined || to === undefined ? [] : [{ kind: 'noFirstUse', from, to, year: state.year }]
}

/** A private confrontation of others changes wholly; of a public one the secret terms and the last moves change. */
function otherCrisis(crisis: Confrontation, seat: number): Confrontation {
  const judged = { risk: 0.5, riskAbove: 0.5 }
  if (crisis.challenger === seat) return { ...crisis, ...judged, spies: [crisis.spies[0], 3] }
  if (crisis.defender === seat) return { ...crisis, ...judged, spies: [3, crisis.spies[1]] }
  const unseen = { ...crisis, ...judged, spies: [3, 3], climbed: [4, 4] } as const
  if (crisis.rung < 3) return { ...unseen, cause: 'blockade', stands: 1, mediated: true }
  const open = crisis.offers.filter(({ secret }) => !secret)
  return { ...unseen, offers: [...open, { from: crisis.defender, secret: true }], last: ['offerSecretly', 'stepBack'] }
}

/** One more crisis between others that never became public, where there are two others. */
function otherCrises({ crises, powers, year }: GameState, seat: number): GameState['crises'] {
  const [challenger, defender] = powers.map((_, other) => other).filter((other) => other !== seat)
  if (challenger === undefined || defender === undefined) return crises
  return [...crises, { year, cause: 'revolt', challenger, defender, rung: 2, outcome: 'deal' }]
}

/** Everything a seat cannot see, changed; NO_SEAT changes it for a spectator. */
export function hiddenChanged(state: GameState, seat: number, salt: number): GameState {
  const { exchange } = state
  const otherTrack = (track: Track): Track =>
    track.viewer === seat ? { ...track, real: !track.real } : { ...track, count: salt + 1, confidence: 0.5 }
  return {
    ...state,
    powers: state.powers.map((power, i) => (i === seat ? power : otherTruth(power, salt + i))),
    beliefs: state.beliefs.map((row, i) =>
      row.map((belief, j) =>
        i === seat
          ? { ...belief, errors: recordOf(ESTIMATED, (force) => (force === 'silos' ? salt : 1)) }
          : otherBelief(belief, salt + j),
      ),
    ),
    publicAssessments: state.publicAssessments.map((assessment) => otherForces(assessment, salt)),
    bases: state.bases.flatMap((base) => (base.known || base.patron === seat ? [base] : [])),
    confrontations: state.confrontations.map((crisis) => otherCrisis(crisis, seat)),
    crises: otherCrises(state, seat),
    storyline: [{ year: salt, cause: 'revolt' as const }],
    offers: [...state.offers.filter(({ from, to }) => from === seat || to === seat), ...otherOffers(state, seat)],
    exchange: {
      ...exchange,
      inFlight: [],
      alarmsToCome: [{ viewer: salt % state.powers.length, origin: (salt + 1) % state.powers.length }],
      tracks: exchange.tracks.map(otherTrack),
      cityEmt: salt,
      forceEmt: salt,
      warned: exchange.warned.map((was) => !was),
      aggressors: exchange.aggressors.map((was) => !was),
      silenced: exchange.silenced.map((was, i) => (i === seat ? was : !was)),
    },
    climate: { ...state.climate, famineToCome: [salt] },
  }
}

/** Every seat and a spectator (seat −1) with its viewer. */
export const viewersOf = (state: GameState): readonly (readonly [seat: number, viewer: Viewer])[] => [
  [-1, { kind: 'spectator' }],
  ...state.powers.map((power, seat) => [seat, { kind: 'power', power: power.id } as const] as const),
]
