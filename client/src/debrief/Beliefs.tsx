import * as Plot from '@observablehq/plot'
import { useCallback, useState } from 'preact/hooks'
import type { BeliefStory } from '#shared/debrief/beliefs'
import { formatNumber, formatPercent, nameInText, powerName, powerShort, rangeInText, t } from '../text/text.ts'
import { COLOURS } from '../theme/tokens.ts'
import { PowerChoice } from './PowerChoice.tsx'
import { chartFrame } from './plotting.ts'
import { Section, type SectionPart } from './Section.tsx'

/** What one power believed of the others' arms, beside what they had. */
export function Beliefs({ debrief, me }: SectionPart<'beliefs'>) {
  const [viewer, setViewer] = useState(me ?? debrief.powers[0]!.id)
  const rows = debrief.beliefs.entries.filter((belief) => belief.viewer === viewer)
  const calibration = debrief.beliefs.calibrations.find((each) => each.viewer === viewer)
  const { fear = 0, coverage = 0, brier } = calibration ?? {}
  const draw = useCallback((width: number) => drawBeliefs(width, rows), [viewer])
  return (
    <Section
      name="beliefs"
      says={t(fear >= 0 ? 'debrief.beliefs.feared' : 'debrief.beliefs.trusted', {
        power: nameInText(viewer),
        percent: formatPercent(Math.abs(fear)),
        coverage: formatPercent(coverage),
      })}
      draw={draw}
      table={{
        head: [
          t('debrief.year'),
          t('ended.power'),
          t('replay.believedArms'),
          t('replay.trueArms'),
          t('replay.believedSeeker'),
        ],
        rows: rows.map(({ year, rival, warheads, truth, seeker }) => [
          String(year),
          powerName(rival),
          String(rangeInText(warheads.low, warheads.high)),
          formatNumber(truth),
          t('unit.percent', { n: formatPercent(seeker) }),
        ]),
      }}
    >
      <PowerChoice
        label={t('debrief.beliefs.whose')}
        powers={debrief.powers}
        value={viewer}
        test="belief-viewer"
        onChoose={setViewer}
      />
      {brier !== undefined && <p class="soft">{t('debrief.beliefs.guessed', { brier: brier })}</p>}
    </Section>
  )
}

/** Side by side, one rival each: the believed band, its middle, and the truth as a heavier line with dots. */
function drawBeliefs(width: number, rows: readonly BeliefStory[]): Element {
  const flat = rows.map(({ year, rival, warheads, truth }) => ({ year, rival: powerShort(rival), ...warheads, truth }))
  const facets = { fx: 'rival', x: 'year' } as const
  return Plot.plot({
    ...chartFrame(width),
    marginRight: 12,
    fx: { label: null, padding: 0.15 },
    x: {
      label: t('debrief.year'),
      ticks: 3,
      tickFormat: (year: number) => (Number.isInteger(year) ? String(year) : ''),
    },
    y: { label: t('debrief.arms'), grid: true, zero: true },
    marks: [
      Plot.areaY(flat, { ...facets, y1: 'low', y2: 'high', fill: COLOURS.estimate, fillOpacity: 0.28 }),
      Plot.line(flat, { ...facets, y: 'median', stroke: COLOURS.estimate, strokeDasharray: '4 3' }),
      Plot.line(flat, { ...facets, y: 'truth', stroke: COLOURS.text, strokeWidth: 2 }),
      Plot.dot(flat, { ...facets, y: 'truth', fill: COLOURS.text, r: 2.5 }),
    ],
  })
}
