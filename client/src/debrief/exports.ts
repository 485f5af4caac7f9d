import { BYTE_ORDER_MARK, guardCell } from '#shared/csv'
import type { Debrief } from '#shared/debrief/index'

const COLUMNS = [
  'year',
  'power',
  'warheads',
  'income',
  'upkeep',
  'orders',
  'welfare',
  'believed',
  'believedSeeker',
] as const

/** A file of one row a year and power, for spreadsheets: ids and plain numbers, empty where a year was not played. */
export function csvOf({ powers, race, spending, beliefs }: Debrief): string {
  const rows = race.years.flatMap((year, n) =>
    powers.map(({ id }) => {
      const spent = spending.find((each) => each.year === year && each.power === id)
      const held = beliefs.entries.filter((belief) => belief.year === year && belief.rival === id)
      const mean = (values: readonly number[]) =>
        values.length === 0 ? '' : rounded(values.reduce((total, value) => total + value, 0) / values.length)
      const warheads = race.stocks.find(({ power }) => power === id)?.warheads[n]
      const money = spent ? [spent.income, spent.upkeep, spent.orders, spent.welfare].map(rounded) : ['', '', '', '']
      return [
        year,
        id,
        warheads ?? '',
        ...money,
        mean(held.map((belief) => belief.warheads.median)),
        mean(held.map((belief) => belief.seeker)),
      ]
    }),
  )
  const lines = [COLUMNS, ...rows].map((row) => `${row.map((cell) => guardCell(String(cell))).join(',')}\r\n`)
  return BYTE_ORDER_MARK + lines.join('')
}

const rounded = (value: number): string => String(Math.round(value * 1000) / 1000)
