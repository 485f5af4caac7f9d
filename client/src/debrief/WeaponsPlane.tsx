import * as Plot from '@observablehq/plot'
import { useCallback } from 'preact/hooks'
import { canAttack, deters, type PlaneRules } from '#shared/analysis/weaponsPlane'
import type { Plane } from '#shared/debrief/plane'
import { formatNumber, nameInText, powerName, t } from '../text/text.ts'
import { COLOURS } from '../theme/tokens.ts'
import { chartFrame } from './plotting.ts'
import { Section, type SectionPart } from './Section.tsx'

/** The path of the two best armed powers over the plane of mutual deterrence. */
export function WeaponsPlane({ debrief }: SectionPart<'plane'>) {
  const { plane } = debrief
  const draw = useCallback((width: number) => drawPlane(width, plane!), [debrief])
  if (plane === undefined) return null
  const names = { first: nameInText(plane.first), second: nameInText(plane.second) }
  const years = plane.path.filter(({ region }) => region === 'mutualDeterrence').length
  return (
    <Section
      name="plane"
      says={t('debrief.plane.says', { ...names, years, all: plane.path.length })}
      draw={draw}
      table={{
        head: [t('debrief.year'), powerName(plane.first), powerName(plane.second), t('debrief.plane.region')],
        rows: plane.path.map(({ year, first, second, region }) => [
          String(year),
          formatNumber(first),
          formatNumber(second),
          t(`debrief.plane.regions.${region}`, names),
        ]),
      }}
    />
  )
}

/** The boundary of a condition: the least warheads of one side for which it holds, by those of the other. */
function boundary(rules: PlaneRules, most: number, holds: typeof deters): readonly { x: number; y: number }[] {
  return Array.from({ length: 41 }, (_, n) => {
    const x = (most * n) / 40
    let y = 0
    while (y <= most && !holds(rules, y, x)) y += most / 200
    return { x, y }
  }).filter(({ y }) => y <= most)
}

function drawPlane(width: number, { rules, path, first, second }: Plane): Element {
  const most = Math.max(100, ...path.map((point) => Math.max(point.first, point.second))) * 1.25
  const upper = boundary(rules, most, deters)
  const attack = boundary(rules, most, canAttack)
  const mirrored = (line: typeof upper) => line.map(({ x, y }) => ({ x: y, y: x }))
  const curve = (line: typeof upper, stroke: string, strokeDasharray: string) =>
    Plot.line(line, { x: 'x', y: 'y', stroke, strokeDasharray })
  return Plot.plot({
    ...chartFrame(width),
    marginRight: 20,
    x: { label: powerName(first), domain: [0, most] },
    y: { label: powerName(second), domain: [0, most], grid: true },
    marks: [
      curve(upper, COLOURS.good, ''),
      curve(mirrored(upper), COLOURS.good, ''),
      curve(attack, COLOURS.danger, '5 4'),
      curve(mirrored(attack), COLOURS.danger, '5 4'),
      Plot.line(path, { x: 'first', y: 'second', stroke: COLOURS.text, strokeWidth: 2 }),
      Plot.dot(path, { x: 'first', y: 'second', fill: COLOURS.text, r: 3 }),
      Plot.text(path, { x: 'first', y: 'second', text: ({ year }) => String(year), dx: 8, dy: -8, fill: COLOURS.text }),
    ],
  })
}
