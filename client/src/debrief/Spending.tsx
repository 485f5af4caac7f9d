import * as Plot from '@observablehq/plot'
import { useCallback } from 'preact/hooks'
import { formatNumber, formatPercent, nameInText, powerName, powerShort, t } from '../text/text.ts'
import { COLOURS } from '../theme/tokens.ts'
import { chartFrame } from './plotting.ts'
import { Section, type SectionPart } from './Section.tsx'

const USES = ['upkeep', 'orders', 'welfare'] as const
const FILLS = { upkeep: COLOURS.textFaint, orders: COLOURS.danger, welfare: COLOURS.good } as const

/** Every power's income by use: upkeep, orders, welfare. */
export function Spending({ debrief }: SectionPart<'spending'>) {
  const totals = debrief.powers.map(({ id }) => {
    const years = debrief.spending.filter(({ power }) => power === id)
    const sum = (use: (typeof USES)[number] | 'income') => years.reduce((total, year) => total + year[use], 0)
    return { power: id, income: sum('income'), upkeep: sum('upkeep'), orders: sum('orders'), welfare: sum('welfare') }
  })
  const share = ({ income, welfare }: (typeof totals)[number]) => (income === 0 ? 0 : 1 - welfare / income)
  const most = totals.reduce((now, each) => (share(each) > share(now) ? each : now))
  const draw = useCallback(
    (width: number) => {
      const bars = totals.flatMap((total) =>
        USES.map((use) => ({ power: powerShort(total.power), use: t(`debrief.spending.${use}`), points: total[use] })),
      )
      return Plot.plot({
        ...chartFrame(width),
        marginLeft: 90,
        marginRight: 20,
        x: { label: t('debrief.spending.points'), grid: true },
        y: { label: null },
        color: {
          legend: true,
          domain: USES.map((use) => t(`debrief.spending.${use}`)),
          range: USES.map((use) => FILLS[use]),
        },
        marks: [
          Plot.barX(bars, { x: 'points', y: 'power', fill: 'use', stroke: COLOURS.ground }),
          Plot.text(
            bars.filter(({ points }) => points > 4),
            {
              ...Plot.stackX({ x: 'points', y: 'power', z: 'use' }),
              text: ({ points }: { points: number }) => formatNumber(Math.round(points)),
              fill: COLOURS.ground,
            },
          ),
        ],
      })
    },
    [debrief],
  )
  return (
    <Section
      name="spending"
      says={t('debrief.spending.says', { power: nameInText(most.power), percent: formatPercent(share(most)) })}
      draw={draw}
      table={{
        head: [t('ended.power'), t('debrief.spending.income'), ...USES.map((use) => t(`debrief.spending.${use}`))],
        rows: totals.map((total) => [
          powerName(total.power),
          formatNumber(total.income),
          ...USES.map((use) => formatNumber(total[use])),
        ]),
      }}
    />
  )
}
