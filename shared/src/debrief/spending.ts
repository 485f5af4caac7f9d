import { defineSection, whole } from '#shared/debrief/define'
import type { PowerId } from '#shared/ids'
import { costOf } from '#shared/orders/fitOrders'

/** What one power did with a year's money, in budget points. */
interface YearSpent {
  readonly year: number
  readonly power: PowerId
  /** Before upkeep. */
  readonly income: number
  /** Of the forces at the start of the year. */
  readonly upkeep: number
  /** Ordered this year: arms, research, spies, aid. */
  readonly orders: number
  /** Left for welfare and growth. */
  readonly welfare: number
}

/** By year and power in seat order. */
export const spending = defineSection({
  id: 'spending',
  of: ({ ruleset, record, states }): readonly YearSpent[] =>
    record.windows.flatMap(({ submissions }, index) => {
      const { window, powers, year } = states[index]!
      if (window.kind !== 'planning') return []
      return powers.map(({ id, income, treasury }) => {
        const orders = costOf(ruleset, submissions[id] ?? [])
        return { year, power: id, income, upkeep: income - treasury, orders, welfare: treasury - orders }
      })
    }),
  closed: whole,
})

/** Share of all income that did not go to welfare, 0–1. */
export function shareOnArms(spent: readonly YearSpent[]): number {
  const income = spent.reduce((total, year) => total + year.income, 0)
  return income === 0 ? 0 : 1 - spent.reduce((total, year) => total + year.welfare, 0) / income
}
