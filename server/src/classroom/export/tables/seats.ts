import { INTERESTS } from '#shared/ruleset/forces'
import { GRADES } from '#shared/ruleset/vocabulary'
import {
  flagColumn,
  powerColumn,
  ROUND_COLUMN,
  STUDENT_COLUMN,
  textColumn,
  WORLD_COLUMN,
  type WorldTable,
} from '../define.ts'

/** Table: the power of every student at the end of each round. */
export const seats: WorldTable = {
  per: 'world',
  name: 'seats',
  about: 'one student of one round, on the power held at its end',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    STUDENT_COLUMN,
    textColumn('label', 'What the student was called; NA unless names were asked for'),
    powerColumn('power', 'Power'),
    flagColumn('adviser', 'Came late: saw and proposed, did not decide'),
    { ...textColumn('interest', 'What the power wanted'), values: INTERESTS },
    {
      name: 'score',
      type: 'number',
      about: 'Points of the power at the end',
      unit: 'points',
      min: -100_000,
      max: 100_000,
    },
    { ...textColumn('grade', 'Grade of the power at the end'), values: GRADES },
  ],
  *rows({ round, number, seats: all, states }, { withNames }) {
    const last = states.at(-1)!
    for (const [seat, { power: id, people }] of all.entries()) {
      for (const person of people) {
        yield {
          round,
          world: number,
          student: person.id,
          label: withNames ? person.name : undefined,
          power: id,
          adviser: person.adviser === true,
          interest: last.powers[seat]!.interest,
          score: last.ending?.powers[seat]?.total,
          grade: last.ending?.powers[seat]?.grade,
        }
      }
    }
  },
}
