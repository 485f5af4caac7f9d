import * as Plot from '@observablehq/plot'
import { useCallback } from 'preact/hooks'
import type { PowerId } from '#shared/ids'
import { formatPercent, nameInText, powerName, powerShort, t } from '../text/text.ts'
import { COLOURS } from '../theme/tokens.ts'
import { chartOverYears, endLabels } from './plotting.ts'
import { Section, type SectionPart } from './Section.tsx'

/** Pairs drawn: the least stable ones. */
const MOST_PAIRS = 4
const DASHES = ['', '7 3', '2 3', '9 3 2 3']

type Pair = readonly { readonly a: PowerId; readonly b: PowerId }[]

const nameOfPair = (pair: Pair): string => `${powerShort(pair[0]!.a)}–${powerShort(pair[0]!.b)}`

/** Crisis stability of each pair: how little either had to gain by striking first. */
export function Steadiness({ debrief }: SectionPart<'steadiness'>) {
  const pairs = [...Map.groupBy(debrief.steadiness, ({ a, b }) => `${a} ${b}`).values()]
  const least = (pair: (typeof pairs)[number]) => Math.min(...pair.map(({ index }) => index))
  const shown = [...pairs].sort((one, other) => least(one) - least(other)).slice(0, MOST_PAIRS)
  const worst = debrief.steadiness.reduce((now, each) => (each.index < now.index ? each : now))
  const draw = useCallback(
    (width: number) =>
      chartOverYears({ width, y: t('debrief.steadiness.axis'), yDomain: [0, 100], ends: shown.map(nameOfPair) }, [
        ...shown.map((pair, n) =>
          Plot.line(
            pair.map(({ year, index }) => ({ year, percent: index * 100 })),
            { x: 'year', y: 'percent', stroke: COLOURS.text, strokeDasharray: DASHES[n] ?? '', strokeWidth: 1.8 },
          ),
        ),
        ...endLabels(
          shown.map((pair) => {
            const { year, index } = pair.at(-1)!
            return { x: year, y: index * 100, text: nameOfPair(pair), colour: COLOURS.text }
          }),
        ),
      ]),
    [debrief],
  )
  return (
    <Section
      name="steadiness"
      says={t('debrief.steadiness.says', {
        year: worst.year,
        first: nameInText(worst.a),
        second: nameInText(worst.b),
        percent: formatPercent(worst.index),
      })}
      draw={draw}
      table={{
        head: [t('debrief.pair'), t('debrief.year'), t('debrief.steadiness.axis'), t('debrief.steadiness.answer')],
        rows: shown.flatMap((pair) =>
          pair.map(({ a, b, year, index, answerToA, answerToB }) => [
            `${powerName(a)} – ${powerName(b)}`,
            String(year),
            formatPercent(index),
            `${formatPercent(answerToA)} / ${formatPercent(answerToB)}`,
          ]),
        ),
      }}
    />
  )
}
