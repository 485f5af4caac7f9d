import { totalWarheads } from '#shared/analysis/exchange'
import { isRightAnswer, QUIZ_QUESTIONS } from '#shared/protocol/questions'
import { INTERESTS } from '#shared/ruleset/forces'
import { OUTCOMES } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import { TREATMENT_IDS } from '#shared/treatments/index'
import {
  countColumn,
  flagColumn,
  numberColumn,
  powerColumn,
  ROUND_COLUMN,
  STUDENT_COLUMN,
  type TableRow,
  textColumn,
  WORLD_COLUMN,
  type WorldTable,
  YEAR_COLUMN,
} from '../define.ts'
import { type ExportedWorld, type ExportSource, yearsOf } from '../source.ts'
import { decisions } from './decisions.ts'

/** Table: one row for every student and year, for regressions. */
export const wide: WorldTable = {
  per: 'world',
  name: 'wide',
  about: 'one student in one year, with what is usually asked of both',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    STUDENT_COLUMN,
    YEAR_COLUMN,
    powerColumn('power', 'Power'),
    flagColumn('adviser', 'Came late: saw and proposed, did not decide'),
    { ...textColumn('treatment', 'The one rule that was changed, or none'), values: ['none', ...TREATMENT_IDS] },
    { ...textColumn('interest', 'What the power wanted'), values: INTERESTS },
    countColumn('warheads', 'Warheads of the power as the year began'),
    countColumn('warheads_others', 'Warheads of all others as the year began'),
    numberColumn('tension', 'Highest tension with any other power as the year began', '0–100', 0, 100),
    countColumn('orders', 'Orders of the power that counted in the year'),
    countColumn('own_orders', 'Of these, given by this student'),
    countColumn('launches', 'Of these, that made weapons fly'),
    countColumn('crisis_decisions', 'Orders in confrontations, warnings and retaliations of the year'),
    numberColumn('response_ms', 'Mean time from opening to order of the power', 'milliseconds', 0, 86_400_000),
    countColumn('quiz_right', 'Right answers before play', QUIZ_QUESTIONS.length),
    numberColumn('score', 'Points of the power at the end', 'points', -100_000, 100_000),
    { ...textColumn('outcome', 'How the world ended'), values: OUTCOMES },
  ],
  *rows(world, source) {
    const given = [...decisions.rows(world, source)]
    for (const state of yearsOf(world)) {
      if (state.window.kind !== 'ended') yield* ofYear(source, world, state, given)
    }
  },
}

function* ofYear(
  source: ExportSource,
  world: ExportedWorld,
  state: GameState,
  given: readonly TableRow[],
): Generator<TableRow> {
  const { round, number, seats, record, states } = world
  const ending = states.at(-1)!.ending
  const all = state.powers.reduce((sum, { forces }) => sum + totalWarheads(forces), 0)
  for (const [seat, { power: id, people }] of seats.entries()) {
    const { forces, interest } = state.powers[seat]!
    const mine = given.filter((row) => {
      return row.year === state.year && row.power === id
    })
    const warheads = totalWarheads(forces)
    for (const { id: student, adviser } of people) {
      yield {
        round,
        world: number,
        student,
        year: state.year,
        power: id,
        adviser: adviser === true,
        treatment: record.treatment ?? 'none',
        interest,
        warheads,
        warheads_others: all - warheads,
        tension: Math.max(0, ...state.tension[seat]!),
        ...tallied(mine, student),
        quiz_right: rightAnswers(source, student),
        score: ending?.powers[seat]?.total,
        outcome: ending?.outcome,
      }
    }
  }
}

function tallied(rows: readonly TableRow[], student: string): TableRow {
  const orders = rows.filter((row) => row.order !== undefined)
  const times = orders.flatMap((row) => (typeof row.response_ms === 'number' ? [row.response_ms] : []))
  return {
    orders: orders.length,
    own_orders: orders.filter((row) => row.student === student).length,
    launches: orders.filter((row) => row.launch === true).length,
    crisis_decisions: orders.filter((row) => row.window_kind !== 'planning').length,
    response_ms: times.length === 0 ? undefined : Math.round(times.reduce((sum, each) => sum + each, 0) / times.length),
  }
}

const rightAnswers = ({ classroom: { answers } }: ExportSource, student: string): number =>
  answers.filter(({ student: who, question, choice }) => who === student && isRightAnswer(question, choice)).length
