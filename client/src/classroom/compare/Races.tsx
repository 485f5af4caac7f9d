import * as Plot from '@observablehq/plot'
import { useCallback, useMemo } from 'preact/hooks'
import { sharedAxesOf, type WorldFigures } from '../../../../shared/src/debrief/worldFigures.ts'
import { Chart } from '../../debrief/Chart.tsx'
import { formatList, formatNumber, powerName, t } from '../../text/text.ts'
import { COLOURS, lookOf } from '../../theme/tokens.ts'
import { Emblem } from '../../ui/Emblem.tsx'
import { TableScroller } from '../../ui/TableScroller.tsx'
import { type ReadWorld, WorldGrid, worldName } from './WorldGrid.tsx'

type Scale = ReturnType<typeof sharedAxesOf>

/** The arms race of every world, on one scale. */
export function Races({ worlds }: { readonly worlds: readonly ReadWorld[] }) {
  const { years, most } = useMemo(() => sharedAxesOf(worlds.map(({ figures }) => figures)), [worlds])
  const highest = worlds.map(({ figures }) => peakOf(figures))
  return (
    <WorldGrid
      name="race"
      title={t('compare.race.title')}
      says={t('compare.race.says', {
        least: Math.min(...highest),
        most: Math.max(...highest),
      })}
      worlds={worlds}
      show={({ figures, world }) => <RaceChart figures={figures} world={world} years={years} most={most} />}
    >
      <Legend worlds={worlds} />
    </WorldGrid>
  )
}

/** Total warheads of a world in the year with the most. */
function peakOf({ race }: WorldFigures): number {
  const all = race.years.map((_, n) => race.stocks.reduce((total, { warheads }) => total + warheads[n]!, 0))
  return Math.max(0, ...all)
}

/** Emblems and names of the lines. */
function Legend({ worlds }: { readonly worlds: readonly ReadWorld[] }) {
  const looks = new Map(worlds.flatMap(({ figures }) => figures.powers.map(({ id, look }) => [id, look] as const)))
  return (
    <ul class="legend" data-test="compare-legend">
      {[...looks].map(([power, look]) => (
        <li key={power}>
          <Emblem look={look} /> {powerName(power)}
        </li>
      ))}
    </ul>
  )
}

interface RaceChartProps extends Scale {
  readonly figures: WorldFigures
  readonly world: number
}

function RaceChart({ figures, world, years, most }: RaceChartProps) {
  const draw = useCallback((width: number) => drawRace(width, figures, { years, most }), [figures, years, most])
  const { race } = figures
  const ends = race.stocks.map(({ power, warheads }) => `${powerName(power)} ${formatNumber(warheads.at(-1) ?? 0)}`)
  return (
    <>
      <Chart says={t('compare.race.ends', { world: worldName(world), list: formatList(ends) })} draw={draw} />
      <details>
        <summary>{t('debrief.asTable')}</summary>
        <TableScroller label={worldName(world)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('ended.power')}</th>
                {race.years.map((year) => (
                  <th scope="col" key={year}>
                    {t('replay.year', { year })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {race.stocks.map(({ power, warheads }) => (
                <tr key={power}>
                  <th scope="row">{powerName(power)}</th>
                  {warheads.map((count, n) => (
                    <td key={race.years[n]} class="figures">
                      {formatNumber(count)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroller>
      </details>
    </>
  )
}

/** Emblems along each line, about: they tell lines apart without colours. */
const SIGNS_ALONG = 4

/** A small chart: lines with the powers' emblems on them, and axes that all worlds share. */
function drawRace(width: number, { race, powers }: WorldFigures, { years, most }: Scale): Element {
  const step = Math.max(1, Math.round((race.years.length - 1) / SIGNS_ALONG))
  const marks = race.stocks.flatMap(({ power, warheads }) => {
    const { colour, emblem } = lookOf(powers.find(({ id }) => id === power)?.look ?? 0)
    const points = warheads.map((y, n) => ({ x: race.years[n]!, y }))
    const signs = points.filter((_, n) => (points.length - 1 - n) % step === 0)
    return [
      Plot.line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 2.5 }),
      Plot.text(signs, {
        x: 'x',
        y: 'y',
        text: () => emblem,
        fontSize: 19,
        fill: colour,
        stroke: COLOURS.panel,
        strokeWidth: 3,
      }),
    ]
  })
  return Plot.plot({
    width,
    height: Math.min(340, Math.max(200, width * 0.6)),
    marginLeft: 64,
    marginRight: 20,
    marginBottom: 52,
    marginTop: 34,
    style: { background: 'transparent', color: COLOURS.textSoft, fontSize: '0.85em', overflow: 'visible' },
    x: {
      label: t('debrief.year'),
      domain: [1, years],
      ticks: Math.min(5, years - 1),
      tickFormat: (year: number) => (Number.isInteger(year) ? String(year) : ''),
      labelOffset: 46,
    },
    y: { label: t('debrief.arms'), domain: [0, most], nice: true, grid: true, ticks: 4, tickFormat: formatNumber },
    marks,
  })
}
