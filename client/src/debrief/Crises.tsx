import * as Plot from '@observablehq/plot'
import { useCallback } from 'preact/hooks'
import type { CrisisStory } from '#shared/debrief/crises'
import { labelled } from '../text/labelled.ts'
import { formatNumber, nameInText, powerName, powerShort, t } from '../text/text.ts'
import { COLOURS } from '../theme/tokens.ts'
import { chartOverYears } from './plotting.ts'
import { Section, type SectionPart } from './Section.tsx'

/** The tensest pair of every year, and every crisis on its rung. */
export function Crises({ debrief }: SectionPart<'crises'>) {
  const { crises, steadiness } = debrief
  const years = [...Map.groupBy(steadiness, ({ year }) => year).values()]
  const tensest = years.map((pairs) => pairs.reduce((now, each) => (each.tension > now.tension ? each : now)))
  // A pair is named where it takes over; a year's crises are marked by the gravest.
  const named = tensest.filter(({ a, b }, n) => n === 0 || a !== tensest[n - 1]!.a || b !== tensest[n - 1]!.b)
  const worst = [...Map.groupBy(crises, ({ year }) => year).values()].map((same) =>
    same.reduce((now, each) => (each.rung > now.rung ? each : now)),
  )
  const peak = tensest.reduce((now, each) => (each.tension > now.tension ? each : now))
  const draw = useCallback((width: number) => drawTension(width, { tensest, named, worst }), [debrief])
  return (
    <Section
      name="crises"
      says={t('debrief.crises.says', {
        crises: crises.length,
        year: peak.year,
        first: nameInText(peak.a),
        second: nameInText(peak.b),
        tension: Math.round(peak.tension),
      })}
      draw={draw}
      table={{
        head: [
          t('debrief.year'),
          t('debrief.crises.tensest'),
          t('debrief.crises.axis'),
          t('debrief.crises.rung'),
          t('debrief.crises.outcome'),
        ],
        rows: tensest.map(({ year, a, b, tension }) => {
          const crisis = worst.find((each) => each.year === year)
          return [
            String(year),
            `${powerName(a)} – ${powerName(b)}`,
            formatNumber(Math.round(tension)),
            crisis
              ? labelled(`${powerName(crisis.challenger)} – ${powerName(crisis.defender)}`, String(crisis.rung))
              : '–',
            crisis ? t(`debrief.crises.outcomes.${crisis.outcome}`) : '–',
          ]
        }),
      }}
    >
      <CrisisList crises={crises} />
    </Section>
  )
}

type Pairs = SectionPart<'crises'>['debrief']['steadiness']

interface TensionMarks {
  /** The tensest pair of every year, and of those the ones that take over. */
  readonly tensest: Pairs
  readonly named: Pairs
  /** The gravest crisis of every year that had any. */
  readonly worst: readonly CrisisStory[]
}

function drawTension(width: number, { tensest, named, worst }: TensionMarks): Element {
  return chartOverYears({ width, y: t('debrief.crises.axis'), yDomain: [0, 100] }, [
    Plot.line(tensest, { x: 'year', y: 'tension', stroke: COLOURS.estimate, strokeWidth: 2 }),
    Plot.dot(tensest, { x: 'year', y: 'tension', fill: COLOURS.estimate, r: 2.5 }),
    Plot.text(named, {
      x: 'year',
      y: 'tension',
      text: ({ a, b }) => `${powerShort(a)}–${powerShort(b)}`,
      textAnchor: 'start',
      dy: -12,
      fontSize: 11,
    }),
    Plot.text(worst, { x: 'year', y: 6, text: ({ rung }) => `▲${rung}`, fill: COLOURS.danger }),
  ])
}

function CrisisList({ crises }: { readonly crises: readonly CrisisStory[] }) {
  return (
    <ul class="each-crisis" data-test="each-crisis">
      {crises.map((crisis, n) => (
        <li key={n}>{crisisText(crisis)}</li>
      ))}
    </ul>
  )
}

/** A crisis of whatever rung in a sentence or two: who, over what, how high, how it ended, and whether anyone else knew. */
function crisisText({ year, challenger, defender, cause, rung, outcome, unseen }: CrisisStory): string {
  const story = t('debrief.crises.each', {
    year,
    challenger: nameInText(challenger),
    defender: nameInText(defender),
    cause: t(`debrief.crises.causes.${cause}`),
    rung,
    outcome: t(`debrief.crises.outcomes.${outcome}`),
  })
  return unseen ? `${story} ${t('debrief.crises.unseen')}` : story
}
