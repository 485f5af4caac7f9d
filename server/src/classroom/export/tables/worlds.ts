import { OUTCOMES } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS } from '#shared/treatments/index'
import { count, type ExportTable, figure, flag, ROUND_COLUMN, text, time, WORLD_COLUMN, written } from '../define.ts'

export const worlds: ExportTable = {
  name: 'worlds',
  about: 'one world of one round',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    text('scenario', 'Scenario'),
    { ...text('treatment', 'The one rule that was changed, or none'), values: ['none', ...TREATMENT_IDS] },
    count('powers', 'Powers', 8),
    count('humans', 'Powers that people held at the end', 8),
    count('years_planned', 'Years it was to last', 24),
    count('years_played', 'Years it lasted', 24),
    flag('ended', 'It came to its end'),
    { ...text('outcome', 'How it ended'), values: OUTCOMES },
    count('world_points', 'Points of the world', 1000),
    figure('dead', 'Killed by weapons and by hunger', 'millions', 0, 10_000),
    count('crises', 'Confrontations that are over'),
    count('false_alarms', 'Warnings that proved false'),
    flag('weapons_used', 'Nuclear weapons were used'),
    time('began_at', 'When the round began'),
    text('seed', 'All the luck of the match: with the record it can be played again'),
  ],
  *rows({ worlds: all }) {
    for (const { round, number, record, states, events, seats, beganAt } of all) {
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
        crises: last.crises.length,
        false_alarms: events.flat().filter(({ type }) => type === 'alarmProvedFalse').length,
        weapons_used: last.climate.weaponsUsed,
        began_at: written(beganAt),
        seed: record.seed,
      }
    }
  },
}
