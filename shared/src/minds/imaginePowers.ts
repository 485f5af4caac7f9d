import { exp, ln, quantize } from '#shared/math'
import type { Rng } from '#shared/rng'
import {
  type ByForce,
  ESTIMATED,
  type Force,
  HOSTED_LEGS,
  type Interest,
  LAUNCH_AUTHORITIES,
  mapReadinessLegs,
  NO_FORCES,
  NUCLEAR,
  READINESS_LEVELS,
  RESEARCH_LINES,
  type Readiness,
  type ResearchLine,
  recordOf,
} from '#shared/ruleset/forces'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Agenda } from '#shared/state/agenda'
import { incomeOf, upkeepOf } from '#shared/state/economy'
import type { PowerState } from '#shared/state/gameState'
import { trendAfter } from '#shared/state/prosperity'
import { seatIn } from '#shared/view/lookup'
import type { Band, Estimate, PlayerView, SeenPower } from '#shared/view/observation'

/** Points of a power before any were counted: what it has so far changes no decision. */
const NO_POINTS: PowerState['score'] = { welfare: 0, security: 0, influence: 0, war: 0, peace: 0, agenda: 0 }

/** Share of its start that a ruined power is taken to have kept at least. */
const LEAST_KEPT = 0.2

/** What is public of a power. Its output at the start is taken to have grown along the trend since, but for what war took. */
function publicPart(ruleset: Ruleset, { year }: PlayerView, seen: SeenPower) {
  const { id, bloc, look, capital, territories, population, gdp, support, integrity, doctrine } = seen
  const { dead, starved, loss } = seen
  return {
    ...{ id, bloc, look, capital, territories, population, gdp, support, integrity, doctrine, dead, starved, loss },
    startGdp: gdp / (trendAfter(ruleset, year - 1) * Math.max(LEAST_KEPT, 1 - loss)),
    startPopulation: population + dead + starved,
    rallied: false,
    usedFirst: false,
    score: NO_POINTS,
  }
}

/** The viewer's own power, which it knows. */
export function ownPower(ruleset: Ruleset, view: PlayerView, seen: SeenPower): PowerState {
  const { interest, treasury, income, forces, onOrder, technology, posture } = view.self
  const known = { interest, treasury, income, forces, onOrder, technology, posture }
  return { ...publicPart(ruleset, view, seen), ...known, ...ownStart(ruleset, view, seen), ...ownAgenda(view) }
}

/** The output at the start from which the viewer has grown to what it is, by its own prosperity (clause 9.1). */
function ownStart(ruleset: Ruleset, { year, self: { prosperity } }: PlayerView, { gdp }: SeenPower) {
  if (prosperity === undefined) return {}
  return { startGdp: gdp / (prosperity * trendAfter(ruleset, year - 1)) }
}

function ownAgenda(view: PlayerView): { readonly agenda?: Agenda } {
  const { agenda } = view.self
  if (agenda === undefined) return {}
  const { kind, since, state, rival, tension, gdp } = agenda
  if (kind === 'client') return state === undefined ? {} : { agenda: { kind, since, state } }
  if (kind === 'detente')
    return rival === undefined ? {} : { agenda: { kind, since, rival: seatIn(view, rival), tension: tension ?? 0 } }
  if (kind === 'prosper') return { agenda: { kind, since, gdp: gdp ?? 0 } }
  return { agenda: { kind, since } }
}

/** Another power, drawn from what the viewer believes of it. */
export function rivalPower(
  ruleset: Ruleset,
  view: PlayerView,
  seen: SeenPower,
  estimate: Estimate,
  rng: Rng,
): PowerState {
  const forces = drawForces(ruleset, seen, estimate, rng.split('force'))
  const posture = drawPosture(estimate, rng.split('posture'))
  const inspections = view.pairs.filter(
    ({ a, b, treaties }) => (a === seen.id || b === seen.id) && treaties.some(({ kind }) => kind === 'inspection'),
  ).length
  const known = publicPart(ruleset, view, seen)
  const income = incomeOf(ruleset, known)
  return {
    ...known,
    interest: drawInterest(estimate, rng.split('interest')),
    forces,
    posture,
    income,
    treasury: quantize(Math.max(0, income - upkeepOf(ruleset, { forces, posture }, inspections))),
    onOrder: NO_FORCES,
    technology: drawTechnology(ruleset, seen, estimate, rng.split('technology')),
  }
}

const drawInterest = ({ seeker }: Estimate, rng: Rng): Interest =>
  rng.chance(seeker) ? 'securitySeeker' : 'revisionist'

function drawForces(ruleset: Ruleset, { shelters }: SeenPower, estimate: Estimate, rng: Rng): ByForce<number> {
  const forces: Record<Force, number> = { ...NO_FORCES, shelters }
  for (const leg of HOSTED_LEGS) forces[leg] = estimate[leg]
  for (const force of ESTIMATED)
    forces[force] = Math.min(ruleset.forces[force].limit, drawFrom(ruleset, estimate.forces[force], rng.split(force)))
  return forces
}

/** One draw from a band as it is shown, in whole pieces: log-normal, with a width of its own on either side. */
export function drawFrom({ estimates }: Ruleset, { low, median, high }: Band, rng: Rng): number {
  const middle = ln(median + 1)
  const deviate = rng.normal()
  const width = (deviate > 0 ? ln(high + 1) - middle : middle - ln(low + 1)) / estimates.bandQuantile
  return Math.max(0, Math.round(exp(middle + deviate * width) - 1))
}

function drawPosture({ readiness }: Estimate, rng: Rng): PowerState['posture'] {
  const wanted = Math.round(readiness + rng.normal() / 2)
  const level: Readiness = READINESS_LEVELS.find((each) => each >= wanted) ?? 5
  return {
    readiness: mapReadinessLegs(() => level),
    targeting: 'counterforce',
    authority: LAUNCH_AUTHORITIES[0],
  }
}

/** Lines of which nothing is reported stand at the levels an analyst takes a rival for. */
function drawTechnology({ estimates }: Ruleset, { nuclear }: SeenPower, estimate: Estimate, rng: Rng) {
  const level = (odds: readonly number[], label: string) => {
    let left = rng.split(label).uniform()
    for (const [at, weight] of odds.entries()) {
      left -= weight
      if (left < 0) return at
    }
    return odds.length - 1
  }
  const lines: Readonly<Record<ResearchLine, number>> = {
    accuracy: level(estimate.technology.accuracy, 'accuracy'),
    detection: level(estimate.technology.detection, 'detection'),
    hardness: estimates.hardness,
    quieting: estimates.quieting,
    enrichment: nuclear ? NUCLEAR : 0,
  }
  return recordOf(RESEARCH_LINES, (line) => lines[line])
}
