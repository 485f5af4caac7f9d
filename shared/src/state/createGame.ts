import { powerId, scenarioId, stateId, territoryId } from '#shared/ids'
import { ln, logit, quantize, quantizeOdds, sum } from '#shared/math'
import type { Rng } from '#shared/rng'
import { ESTIMATED, type Estimated, type Interest, NO_FORCES, recordOf } from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { HIDDEN_TECHNOLOGIES, type HiddenTechnology } from '#shared/ruleset/vocabulary'
import type { Scenario, ScenarioPower, ScenarioState } from '#shared/scenario/schema'
import { incomeOf, upkeepOf } from '#shared/state/economy'
import { firstLook } from '#shared/state/estimates'
import type { Assessment, Belief, ForceBelief, GameState, PowerState, Treaty } from '#shared/state/gameState'
import type { LesserState, Umbrella } from '#shared/state/lesserState'
import { openingOf } from '#shared/state/opening'
import { quietExchange } from '#shared/state/quietExchange'
import { ofSeat } from '#shared/state/seats'

/** How a match is set up. `seats` must be one of the scenario's seatings; years are the host's choice. */
export interface MatchSettings {
  readonly seats: number
  readonly years: number
}

/**
 * The position before the first planning window. Interests and first estimates are drawn by seat number, never by
 * name, so renaming powers changes nothing else.
 * @throws RangeError when the scenario has no seating for that many powers: a fault of the caller, not of a player
 */
export function createGame(ruleset: Ruleset, scenario: Scenario, settings: MatchSettings, rng: Rng): GameState {
  const seating = scenario.seatings[String(settings.seats)]
  if (seating === undefined) throw new RangeError(`${scenario.id} has no seating for ${settings.seats}`)
  const seated = seating
    .map((id) => scenario.powers.find((power) => power.id === id))
    .filter((power) => power !== undefined)
  const powers = seated.map((power, seat) => createPower(ruleset, scenario, power, rng.split('interest', seat)))
  const relation = (i: number, j: number) =>
    powers[i]?.bloc === powers[j]?.bloc ? scenario.relations.sameBloc : scenario.relations.otherBloc
  const square = <T>(cell: (i: number, j: number) => T): T[][] =>
    powers.map((_, i) => powers.map((_other, j) => cell(i, j)))
  const opening = openingOf(scenario, seating)
  const tension = square((i, j) => (i === j ? 0 : (opening.tension(i, j) ?? relation(i, j).tension)))
  const unseated = scenario.powers.filter((power) => !seating.includes(power.id))
  return {
    rulesVersion: ruleset.version,
    scenario: scenarioId(scenario.id),
    year: 1,
    years: settings.years,
    windowNumber: 0,
    window: { kind: 'planning', participants: powers.map((_, seat) => seat), seconds: ruleset.clock.planning },
    powers,
    states: [...scenario.states, ...unseated.map(standAside)].map((state) =>
      createState(ruleset, state, seating, opening.patronOf(state.id)),
    ),
    tension,
    baseTension: tension,
    treaties: [...firstHotlines(powers.length, (i, j) => relation(i, j).hotline), ...opening.treaties],
    bases: opening.bases,
    offers: [],
    confrontations: [],
    crises: [],
    storyline: opening.storyline,
    ruleChanges: scenario.rules,
    ...(scenario.skin === undefined ? {} : { skin: scenario.skin }),
    ...(scenario.orders === undefined ? {} : { ordersOffered: scenario.orders }),
    beliefs: square((i, j) => firstBelief(ruleset, scenario, powers, i, j, rng.split('belief', i, j))),
    publicAssessments: powers.map((power, seat) => firstPublic(ruleset, power, rng.split('belief', 'public', seat))),
    exchange: quietExchange(powers.length),
    climate: { soot: 0, famineToCome: [], weaponsUsed: false, warYears: 0 },
    publishedSeekerOdds: scenario.seekerOdds,
  }
}

/** Hotlines that stand when the match begins. */
function firstHotlines(seats: number, shared: (i: number, j: number) => boolean): readonly Treaty[] {
  const hotlines: Treaty[] = []
  for (let a = 0; a < seats; a++) {
    for (let b = a + 1; b < seats; b++) if (shared(a, b)) hotlines.push({ kind: 'hotline', a, b })
  }
  return hotlines
}

function createPower(ruleset: Ruleset, scenario: Scenario, from: ScenarioPower, rng: Rng): PowerState {
  const economy = {
    gdp: from.gdp,
    support: ruleset.support.start,
    rallied: false,
    forces: from.forces,
    posture: from.posture,
  }
  const income = incomeOf(ruleset, economy)
  return {
    ...economy,
    id: powerId(from.id),
    bloc: from.bloc,
    look: from.look,
    capital: from.capital,
    territories: from.territories.map(territoryId),
    interest: drawInterest(scenario.seekerOdds, rng),
    population: from.population,
    startPopulation: from.population,
    startGdp: from.gdp,
    treasury: quantize(Math.max(0, income - upkeepOf(ruleset, economy, 0))),
    income,
    onOrder: NO_FORCES,
    technology: from.technology,
    doctrine: { aim: from.doctrine },
    integrity: ruleset.influence.integrityStart,
    usedFirst: false,
    dead: 0,
    starved: 0,
    loss: 0,
    score: { welfare: 0, security: 0, influence: 0, war: 0, peace: 0, agenda: 0 },
  }
}

/** A secret interest by the published odds of a security seeker. */
export const drawInterest = (seekerOdds: number, rng: Rng): Interest =>
  rng.chance(seekerOdds) ? 'securitySeeker' : 'revisionist'

/** A power without a seat stands among the lesser states, non-aligned. */
function standAside({ id, capital, territories, population, gdp }: ScenarioPower): ScenarioState {
  return { id, capital, territories, population, gdp, alignment: {} }
}

function createState(
  ruleset: Ruleset,
  from: ScenarioState,
  seating: readonly string[],
  patron: number | undefined,
): LesserState {
  const pulls = seating.map((id) => from.alignment[id] ?? 0)
  const total = Math.max(1, sum(pulls))
  return {
    id: stateId(from.id),
    capital: from.capital,
    territories: from.territories.map(territoryId),
    population: from.population,
    startPopulation: from.population,
    gdp: from.gdp,
    startGdp: from.gdp,
    alignment: pulls.map((pull) => quantize(pull / total)),
    ...(patron === undefined ? {} : { umbrella: firstUmbrella(ruleset, patron) }),
    fear: ruleset.umbrellas.startFear,
    stance: 'content',
    enrichment: 0,
  }
}

/** Old promises count as believed until their clients have judged them for the first time, at the end of the year. */
const firstUmbrella = ({ umbrellas: u }: Ruleset, patron: number): Umbrella => ({
  patron,
  since: 1,
  credibility: u.startCredibility,
  parts: { word: u.startWord, stake: u.startStake, risk: u.startRisk, balance: u.startBalance },
})

function firstBelief(
  ruleset: Ruleset,
  scenario: Scenario,
  powers: readonly PowerState[],
  viewer: number,
  target: number,
  rng: Rng,
): Belief {
  const own = ofSeat(powers, viewer).technology
  return {
    ...firstAssessment(ruleset, ofSeat(powers, target), ruleset.estimates.startSigma, rng),
    technology: recordOf(HIDDEN_TECHNOLOGIES, (line) => aroundLevel(ruleset, line, own[line])),
    seeker: quantize(logit(scenario.seekerOdds)),
  }
}

/** What the world at large reckons first: reports as bad as they stay, and nothing of technology. */
function firstPublic(ruleset: Ruleset, truth: PowerState, rng: Rng): Assessment {
  const evenOdds = (line: HiddenTechnology) =>
    quantizeOdds(Array.from({ length: ruleset.researchLines[line].top + 1 }, () => 1))
  return {
    ...firstAssessment(ruleset, truth, ruleset.estimates.publicSigma, rng),
    technology: recordOf(HIDDEN_TECHNOLOGIES, evenOdds),
  }
}

/** First reports on a power's forces, with errors of this sigma in ln units. */
function firstAssessment(ruleset: Ruleset, truth: PowerState, sigma: number, rng: Rng): Omit<Assessment, 'technology'> {
  const errors = recordOf(ESTIMATED, (kind) => quantize(truth.forces[kind] === 0 ? 0 : rng.split(kind).normal()))
  const firstReport = (kind: Estimated): ForceBelief =>
    firstLook(Math.max(0, ln(truth.forces[kind] + 1) + sigma * errors[kind]), sigma)
  return { forces: recordOf(ESTIMATED, firstReport), readiness: ruleset.estimates.startReadiness, errors }
}

/** "About as good as ours": the odds favour our own level, then its neighbours. */
function aroundLevel({ estimates, researchLines }: Ruleset, line: HiddenTechnology, own: number): readonly number[] {
  const { startOwnLevel, startNextLevel, startOtherLevel } = estimates
  const weightOf = (level: number) =>
    level === own ? startOwnLevel : level === own - 1 || level === own + 1 ? startNextLevel : startOtherLevel
  return quantizeOdds(Array.from({ length: researchLines[line].top + 1 }, (_, level) => weightOf(level)))
}
