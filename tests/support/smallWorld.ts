import { NO_FORCES } from '#shared/ruleset/forces'
import type { Scenario, ScenarioPower, ScenarioState } from '#shared/scenario/schema'

/** A small world for tests: six equal powers in two blocs and two lesser states. Real rules, few numbers to remember. */

function power(id: string, bloc: string, look: number, longitude: number): ScenarioPower {
  return {
    id,
    bloc,
    look,
    capital: [longitude, 40],
    territories: [`x-land-${id}`],
    population: 250,
    gdp: 100,
    forces: { ...NO_FORCES, silos: 30, submarines: 20, bombers: 20, sensors: 1, conventional: 4 },
    technology: { accuracy: 2, hardness: 2, quieting: 2, detection: 1, enrichment: 3 },
    posture: {
      readiness: { silos: 2, submarines: 2, bombers: 2 },
      targeting: 'counterforce',
      authority: 'afterImpact',
    },
    doctrine: 'limited',
  }
}

function state(id: string, longitude: number, alignment: Record<string, number>): ScenarioState {
  return { id, capital: [longitude, 10], territories: [`x-land-${id}`], population: 80, gdp: 10, alignment }
}

export const smallWorld: Scenario = {
  id: 'small-world',
  years: 5,
  seekerOdds: 0.8,
  powers: [
    power('alder', 'west', 0, -100),
    power('birch', 'east', 1, 100),
    power('cedar', 'west', 2, -60),
    power('dogwood', 'east', 3, 60),
    power('elm', 'west', 4, -20),
    power('fir', 'east', 5, 20),
  ],
  states: [state('marsh', 0, { alder: 0.4, birch: 0.2 }), state('moor', 140, { birch: 0.5, alder: 0.3 })],
  seatings: {
    2: ['alder', 'birch'],
    3: ['alder', 'birch', 'cedar'],
    4: ['alder', 'birch', 'cedar', 'dogwood'],
    6: ['alder', 'birch', 'cedar', 'dogwood', 'elm', 'fir'],
  },
  historical: false,
  rules: {},
  pairs: [],
  treaties: [],
  umbrellas: [],
  bases: [],
  events: [],
  relations: { sameBloc: { tension: 10, hotline: true }, otherBloc: { tension: 45, hotline: false } },
}
