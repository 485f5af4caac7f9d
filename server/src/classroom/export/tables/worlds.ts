import { OUTCOMES } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS } from '#shared/treatments/index'
import { countCrises } from '../../facts.ts'
import {
  countColumn,
  flagColumn,
  isoTime,
  numberColumn,
  ROUND_COLUMN,
  textColumn,
  timeColumn,
  WORLD_COLUMN,
  type WorldTable,
} from '../define.ts'

/** Table: every world with its treatment and outcome. */
export const worlds: WorldTable = {
  per: 'world',
  name: 'worlds',
  about: 'one world of one round',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    textColumn('scenario', 'Scenario'),
    { ...textColumn('treatment', 'The one rule that was changed, or none'), values: ['none', ...TREATMENT_IDS] },
    countColumn('powers', 'Powers', 8),
    countColumn('humans', 'Powers that people held at the end', 8),
    countColumn('years_planned', 'Years it was to last', 24),
    countColumn('years_played', 'Years it lasted', 24),
    flagColumn('ended', 'It came to its end'),
    { ...textColumn('outcome', 'How it ended'), values: OUTCOMES },
    countColumn('world_points', 'Points of the world', 1000),
    numberColumn('dead', 'Killed by weapons and by hunger', 'millions', 0, 10_000),
    countColumn('crises', 'Confrontations of every rung, public or not'),
    countColumn('false_alarms', 'Warnings that proved false'),
    flagColumn('weapons_used', 'Nuclear weapons were used'),
    timeColumn('began_at', 'When the round began'),
    textColumn('seed', 'All the luck of the match: with the record it can be played again'),
  ],
  *rows({ round, number, record, states, events, seats, beganAt }) {
    const last = states.at(-1)!
    yield {
      round,
      world: number,
      scenario: record.scenario,
      treatment: record.treatment ?? 'none',
      powers: seats.length,
      humans: seats.filter(({ people }) => people.length > 0).length,
      years_planned: record.years,
      years_played: last.year,
      ended: last.ending !== undefined,
      outcome: last.ending?.outcome,
      world_points: last.ending?.world.points,
      dead: last.powers.reduce((sum, power) => sum + power.dead + power.starved, 0),
      crises: countCrises(last),
      false_alarms: events.flat().filter(({ type }) => type === 'alarmProvedFalse').length,
      weapons_used: last.climate.weaponsUsed,
      began_at: isoTime(beganAt),
      seed: record.seed,
    }
  },
}
