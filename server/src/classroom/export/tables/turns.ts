import { totalWarheads } from '#shared/analysis/exchange'
import { FORCES, READINESS_LEGS } from '#shared/ruleset/forces'
import type { GameState, PowerState } from '#shared/state/gameState'
import {
  type Cell,
  countColumn,
  numberColumn,
  powerColumn,
  ROUND_COLUMN,
  WORLD_COLUMN,
  type WorldTable,
  YEAR_COLUMN,
} from '../define.ts'
import { yearsOf } from '../source.ts'

/** Table: the true state of every power by year. */
export const turns: WorldTable = {
  per: 'world',
  name: 'turns',
  about: 'one power at the beginning of one year, as it truly was; the last position of a match that ended stands too',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    YEAR_COLUMN,
    countColumn('window', 'Number of the window that opens: what the record calls the position'),
    powerColumn('power', 'Power'),
    ...FORCES.map((force) => countColumn(force, `Forces: ${force}`)),
    countColumn('warheads', 'Warheads of all legs'),
    numberColumn('treasury', 'Budget to spend', 'points', -10_000, 100_000),
    numberColumn('income', 'Income of the year before upkeep', 'points', 0, 100_000),
    numberColumn('support', 'Support at home', '0–100', 0, 100),
    numberColumn('population', 'People alive', 'millions', 0, 10_000),
    numberColumn('dead', 'Killed by weapons so far', 'millions', 0, 10_000),
    numberColumn('starved', 'Starved so far', 'millions', 0, 10_000),
    ...READINESS_LEGS.map((leg) => countColumn(`readiness_${leg}`, `Readiness of ${leg}, 1 to 5`, 5)),
    numberColumn('tension', 'Highest tension with any other power', '0–100', 0, 100),
    numberColumn('integrity', 'Whether it keeps its word', '0–100', 0, 100),
    numberColumn('score', 'Points so far', 'points', -100_000, 100_000),
  ],
  *rows(world) {
    for (const state of yearsOf(world)) {
      for (const [seat, each] of state.powers.entries()) {
        yield { round: world.round, world: world.number, ...rowOf(state, seat, each) }
      }
    }
  },
}

function rowOf(state: GameState, seat: number, each: PowerState): Record<string, Cell> {
  const { welfare, security, influence, war, peace } = each.score
  return {
    year: state.year,
    window: state.windowNumber,
    power: each.id,
    ...each.forces,
    warheads: totalWarheads(each.forces),
    treasury: each.treasury,
    income: each.income,
    support: each.support,
    population: each.population,
    dead: each.dead,
    starved: each.starved,
    ...Object.fromEntries(READINESS_LEGS.map((leg) => [`readiness_${leg}`, each.posture.readiness[leg]])),
    tension: Math.max(0, ...state.tension[seat]!),
    integrity: each.integrity,
    score: welfare + security + influence + war + peace,
  }
}
