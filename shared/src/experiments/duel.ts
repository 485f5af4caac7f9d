import type { Bot } from '#shared/bots/define'
import type { EventType } from '#shared/events/index'
import { playMatch } from '#shared/match/playMatch'
import { type ByForce, mapReadinessLegs, NO_FORCES, type Readiness } from '#shared/ruleset/forces'
import { RULESET, type Ruleset } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { Scenario, ScenarioPower, ScenarioState } from '#shared/scenario/schema'
import type { GameState, Posture, Technology } from '#shared/state/gameState'

/** Set-up of a duel; both powers begin alike unless `right` says otherwise. */
export interface DuelSetUp {
  readonly bots: readonly [Bot, Bot]
  readonly forces?: Partial<ByForce<number>>
  readonly technology?: Partial<Technology>
  readonly readiness?: Readiness
  readonly authority?: Posture['authority']
  readonly right?: { readonly gdp?: number; readonly forces?: Partial<ByForce<number>> }
  /** 0–100. */
  readonly tension?: number
  readonly hotline?: boolean
  readonly treaties?: Scenario['treaties']
  /** Share of security seekers, 0–1. */
  readonly seekers?: number
  /** Alignment with a power of the two lesser states on its side, 0–1. */
  readonly pull?: number
  /** Output of each lesser state. */
  readonly clientGdp?: number
  readonly years?: number
  /** Numbers of the ruleset set otherwise, by "chapter.name". */
  readonly rules?: Readonly<Record<string, number>>
  /** The left power covers two states from the start. */
  readonly covered?: boolean
  /** The left power has a known base in the middle, with forward missiles. */
  readonly based?: boolean
}

/** A finished match. */
export interface FinishedDuel {
  readonly final: GameState
  readonly ruleset: Ruleset
  /** The position at the start of every year. */
  readonly years: readonly GameState[]
  /** How many events of a type there were. */
  count(type: EventType): number
}

const STANDARD = { silos: 40, submarines: 10, bombers: 20, conventional: 4, sensors: 1 }

function power(
  id: string,
  look: number,
  longitude: number,
  setUp: DuelSetUp,
  other: DuelSetUp['right'],
): ScenarioPower {
  const level = setUp.readiness ?? 2
  return {
    id,
    bloc: id,
    look,
    capital: [longitude, 45],
    territories: [`x-${id}`],
    population: 250,
    gdp: other?.gdp ?? 100,
    forces: { ...NO_FORCES, ...STANDARD, ...setUp.forces, ...other?.forces },
    technology: { accuracy: 2, hardness: 2, quieting: 2, detection: 1, enrichment: 3, ...setUp.technology },
    posture: {
      readiness: mapReadinessLegs(() => level),
      targeting: 'counterforce',
      authority: setUp.authority ?? 'afterImpact',
    },
    doctrine: 'limited',
  }
}

function lesser(id: string, longitude: number, left: number, right: number, gdp = 10): ScenarioState {
  return {
    id,
    capital: [longitude, 20],
    territories: [`x-${id}`],
    population: 60,
    gdp,
    alignment: { left, right },
  }
}

/** Two equal powers of different blocs and four lesser states between them. */
function duelWorld(setUp: DuelSetUp): Scenario {
  const { pull = 0.35, clientGdp } = setUp
  return {
    id: 'duel',
    years: setUp.years ?? 10,
    seekerOdds: setUp.seekers ?? 0.8,
    powers: [power('left', 0, -60, setUp, undefined), power('right', 1, 60, setUp, setUp.right)],
    states: [
      lesser('west', -40, pull, 0.1, clientGdp),
      lesser('midwest', -10, pull, 0.2, clientGdp),
      lesser('mideast', 10, 0.2, pull, clientGdp),
      lesser('east', 40, 0.1, pull, clientGdp),
    ],
    seatings: { 2: ['left', 'right'] },
    relations: {
      sameBloc: { tension: 10, hotline: true },
      otherBloc: { tension: setUp.tension ?? 45, hotline: setUp.hotline ?? false },
    },
    historical: false,
    rules: setUp.rules ?? {},
    pairs: [],
    treaties: setUp.treaties ?? [],
    umbrellas: setUp.covered
      ? [
          { patron: 'left', client: 'west' },
          { patron: 'left', client: 'midwest' },
        ]
      : [],
    bases: setUp.based ? [{ patron: 'left', host: 'midwest', known: true }] : [],
    events: [],
  }
}

/** Plays a whole duel of bots. Pure: equal set-ups and seeds give equal matches. */
export function playDuel(setUp: DuelSetUp, seed: string): FinishedDuel {
  const scenario = duelWorld(setUp)
  const counts = new Map<EventType, number>()
  const years: GameState[] = []
  const match = { ruleset: RULESET, scenario, years: scenario.years, bots: setUp.bots, seed }
  const final = playMatch(match, (state, { events }) => {
    for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1)
    if (state.window.kind === 'planning' && state.year !== years.at(-1)?.year) years.push(state)
    return state
  })
  return { final, ruleset: rulesetVariant(RULESET, scenario.rules), years, count: (type) => counts.get(type) ?? 0 }
}
