import type { ScenarioFigures } from '#shared/trials/figures'

/** A figure that a bar can hold. */
export type BarFigure = 'war' | 'generalWar' | 'crises' | 'crisesPerSeat' | 'accident' | 'alarms' | 'baseTrade'

/** Where a figure of a scenario is to lie, ends included; without `to` it has no upper end. */
export interface Bar {
  readonly figure: BarFigure
  readonly from: number
  readonly to?: number
}

/** What a scenario is to do, and in which of its seatings. */
interface ScenarioGoal {
  readonly seatings: readonly number[]
  readonly bars: readonly Bar[]
}

/** A world without a script: wars are exceptions, crises are not, and nothing goes off by itself as a rule. */
export const OPEN_WORLD: readonly Bar[] = [
  { figure: 'generalWar', from: 0.1, to: 0.25 },
  { figure: 'crises', from: 3, to: 9 },
  { figure: 'crisesPerSeat', from: 0, to: 3 },
  { figure: 'accident', from: 0, to: 0.05 },
]

/** The point of each scenario as figures, for its usual seating and another, at its own length. */
export const SCENARIO_GOALS: Readonly<Record<string, ScenarioGoal>> = {
  'two-blocs': { seatings: [6, 8], bars: OPEN_WORLD },
  'many-poles': { seatings: [6, 5], bars: OPEN_WORLD },
  'july-1914': { seatings: [5, 3], bars: [{ figure: 'war', from: 0.35, to: 0.65 }] },
  'thirteen-days': {
    seatings: [4, 2],
    bars: [
      { figure: 'war', from: 0.05, to: 0.25 },
      { figure: 'baseTrade', from: 0.25 },
    ],
  },
  'autumn-1983': {
    seatings: [5, 3],
    bars: [
      { figure: 'war', from: 0.05, to: 0.2 },
      { figure: 'alarms', from: 1.5 },
    ],
  },
}

/** A bar with what was found. */
export interface JudgedBar extends Bar {
  readonly value: number
  readonly met: boolean
}

const SHARES: readonly BarFigure[] = ['war', 'generalWar', 'baseTrade']

/** Standard error of a share of `matches` matches that lies at `end`. */
const errorAt = (end: number, matches: number): number => Math.sqrt((end * (1 - end)) / matches)

/**
 * The bars that hold for these seats and years, none for a length other than the scenario's own.
 * @param errors standard errors of sampling by which a share may lie outside and still count as met
 */
export function judgeBars(figures: ScenarioFigures, ownYears: number, errors = 0): readonly JudgedBar[] {
  const goal = SCENARIO_GOALS[figures.scenario]
  if (goal === undefined || figures.years !== ownYears || !goal.seatings.includes(figures.seats)) return []
  return judged(figures, goal.bars, errors)
}

/** Bars with what was found. @param errors standard errors of sampling by which a share may lie outside and still count as met */
export const judged = (figures: ScenarioFigures, bars: readonly Bar[], errors = 0): readonly JudgedBar[] =>
  bars.map((bar) => {
    const { figure, from, to = Number.POSITIVE_INFINITY } = bar
    const value = figures[figure]
    const slack = (end: number) => (SHARES.includes(figure) && end <= 1 ? errors * errorAt(end, figures.matches) : 0)
    return { ...bar, value, met: value >= from - slack(from) && value <= to + slack(to) }
  })
