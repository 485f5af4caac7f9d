import * as Plot from '@observablehq/plot'
import type { Debrief } from '#shared/debrief/index'
import type { PowerId } from '#shared/ids'
import { powerShort, t } from '../text/text.ts'
import { COLOURS, lookOf } from '../theme/tokens.ts'

/** Dashes by look, which tell lines apart without colours; the first is solid. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 4', '12 3', '2 6', '6 2 2 2 2 2'] as const

/** A point in the units of the axes. */
export interface ChartPoint {
  readonly x: number
  readonly y: number
}

/** The line of one power. */
export interface Series {
  readonly power: PowerId
  readonly points: readonly ChartPoint[]
}

/** A line for every power, in its colour and dash, with its emblem and name at the end. */
export function powerLines(powers: Debrief['powers'], series: readonly Series[]): Plot.Markish[] {
  const lookFor = (power: PowerId) => powers.find(({ id }) => id === power)?.look ?? 0
  const lines = series.flatMap(({ power, points }) => {
    const look = lookFor(power)
    const { colour } = lookOf(look)
    return [
      Plot.line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 2, strokeDasharray: DASHES[look] ?? '' }),
      Plot.dot(points, { x: 'x', y: 'y', fill: colour, r: 2.5 }),
    ]
  })
  const ends = series.flatMap(({ power, points }) => {
    const { colour, emblem } = lookOf(lookFor(power))
    const last = points.at(-1)
    return last === undefined ? [] : [{ ...last, text: `${emblem} ${powerShort(power)}`, colour }]
  })
  return [...lines, ...endLabels(ends)]
}

interface EndLabel extends ChartPoint {
  readonly text: string
  readonly colour: string
}

/** Labels at the ends of lines, moved apart where they would overlap. */
export function endLabels(ends: readonly EndLabel[]): Plot.Markish[] {
  const most = Math.max(1, ...ends.map(({ y }) => y))
  const gap = most / 18
  let free = Number.NEGATIVE_INFINITY
  const apart = [...ends]
    .sort((one, other) => one.y - other.y)
    .map((end) => {
      const y = Math.max(end.y, free)
      free = y + gap
      return { ...end, y }
    })
  return [Plot.text(apart, { x: 'x', y: 'y', text: 'text', fill: 'colour', textAnchor: 'start', dx: 8 })]
}

/** Width in CSS pixels, and the label and range of the y axis. */
export interface Axes {
  readonly width: number
  readonly y: string
  readonly yDomain?: readonly [number, number]
  /** What stands at the ends of lines: it gets the room it needs. */
  readonly ends?: readonly string[]
}

/** A chart over the years. */
export function chartOverYears({ width, y, yDomain, ends = [] }: Axes, marks: Plot.Markish[]): Element {
  return Plot.plot({
    ...chartFrame(width),
    marginRight: Math.max(MARGIN_RIGHT, ...ends.map((text) => BESIDE_LINE + widthOf(text))),
    x: { label: t('debrief.year'), tickFormat: (year: number) => (Number.isInteger(year) ? String(year) : '') },
    y: { label: y, grid: true, nice: true, ...(yDomain === undefined ? { zero: true } : { domain: [...yDomain] }) },
    marks,
  })
}

/** Pixels of letters in charts, from a line's end to its label, and to the right of all lines. */
const [LETTERS, BESIDE_LINE, MARGIN_RIGHT] = [13, 14, 112]

function widthOf(text: string): number {
  const pen = document.createElement('canvas').getContext('2d')
  if (pen === null) return 0
  pen.font = `${LETTERS}px ${getComputedStyle(document.body).fontFamily}`
  return Math.ceil(pen.measureText(text).width)
}

/** Size, margins and colours of all charts. @param width in CSS pixels */
export const chartFrame = (width: number) => ({
  width,
  height: Math.min(360, Math.max(240, width * 0.5)),
  marginLeft: 48,
  marginRight: MARGIN_RIGHT,
  marginBottom: 44,
  style: { background: 'transparent', color: COLOURS.textSoft, fontSize: `${LETTERS}px`, overflow: 'visible' },
})
