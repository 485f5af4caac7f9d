import type { Band } from '#shared/view/observation'
import { formatNumber } from '../../text/text.ts'
import { COLOURS } from '../../theme/tokens.ts'
import type { PowerMark } from '../facts/marks.ts'
import type { SpriteTexture } from './sprites.ts'
import { mixColours, withOpacity } from './tones.ts'

type Pen = CanvasRenderingContext2D

const ruler = () => document.createElement('canvas').getContext('2d')!
let measuring: Pen | undefined

function widthOf(text: string, font: string, spacing: number): number {
  measuring ??= ruler()
  measuring.font = font
  return measuring.measureText(text).width + text.length * spacing
}

/** Canvas letter spacing where the browser has it. */
function write(pen: Pen, text: string, x: number, y: number, font: string, colour: string, spacing = 0): void {
  pen.font = font
  pen.fillStyle = colour
  pen.textBaseline = 'middle'
  pen.letterSpacing = `${spacing}px`
  pen.fillText(text, x, y)
}

const DISC = 11
/** Room for the readiness ring around the disc. */
const HALO = 9
/** Diameter of a capital's disc in CSS pixels. */
export const DISC_SIZE = 2 * (DISC + HALO)

/** A capital: the power's emblem in a ring; one's own is filled. Ready forces light a second, broken ring. */
export function discGlyph({ look, own, readiness }: PowerMark): SpriteTexture {
  const alert = (readiness ?? 0) >= 4
  return {
    key: `disc-${look.emblem}-${look.colour}-${own}-${alert ? readiness : 0}`,
    width: DISC_SIZE,
    height: DISC_SIZE,
    draw(pen) {
      const middle = DISC_SIZE / 2
      if (alert) drawAlert(pen, middle, readiness ?? 4)
      pen.beginPath()
      pen.arc(middle, middle, DISC, 0, 2 * Math.PI)
      pen.fillStyle = own ? look.colour : COLOURS.ground
      pen.fill()
      pen.lineWidth = 1.6
      pen.strokeStyle = own ? COLOURS.ground : look.colour
      pen.stroke()
      if (own) {
        pen.beginPath()
        pen.arc(middle, middle, DISC + 1.6, 0, 2 * Math.PI)
        pen.strokeStyle = COLOURS.text
        pen.lineWidth = 1.4
        pen.stroke()
      }
      pen.textAlign = 'center'
      write(
        pen,
        look.emblem,
        middle,
        middle + 0.8,
        '13px "DejaVu Sans", "Segoe UI Symbol", "Noto Sans Symbols2", sans-serif',
        own ? COLOURS.ground : look.colour,
      )
    },
  }
}

function drawAlert(pen: Pen, middle: number, readiness: number): void {
  const glow = pen.createRadialGradient(middle, middle, DISC - 2, middle, middle, DISC + HALO)
  glow.addColorStop(0, withOpacity(COLOURS.estimate, 0.55))
  glow.addColorStop(1, withOpacity(COLOURS.estimate, 0))
  pen.fillStyle = glow
  pen.fillRect(0, 0, 2 * middle, 2 * middle)
  pen.strokeStyle = COLOURS.estimate
  pen.lineWidth = readiness >= 5 ? 2.4 : 1.4
  pen.setLineDash([5, 3.4])
  pen.beginPath()
  pen.arc(middle, middle, DISC + 5, 0, 2 * Math.PI)
  pen.stroke()
  pen.setLineDash([])
}

const PAD = 7
const NAME_ROW = 17
const BAR_ROW = 14
const BAR = 62
const PIPS = 5 * 5

const figure = (warheads: Band | number): string =>
  typeof warheads === 'number'
    ? formatNumber(warheads)
    : `${formatNumber(Math.round(warheads.low))}–${formatNumber(Math.round(warheads.high))}`

/** The block beside a capital: name, readiness in pips, warheads as a bar. An estimate is a band with a tick, never a figure. */
export function blockGlyph(mark: PowerMark, name: string, full: number, font: string): SpriteTexture {
  const { look, warheads, readiness, own } = mark
  const nameFont = `600 12px ${font}`
  const figureFont = `500 10.5px ${font}`
  const numbers = warheads === undefined ? '' : figure(warheads)
  const nameWidth = widthOf(name, nameFont, 0.5) + (readiness === undefined ? 0 : PIPS + 9)
  const barWidth = warheads === undefined ? 0 : BAR + 7 + widthOf(numbers, figureFont, 0)
  const width = Math.ceil(Math.max(nameWidth, barWidth) + 2 * PAD + 3)
  const height = NAME_ROW + (warheads === undefined ? 5 : BAR_ROW + 5)
  return {
    key: `block-${mark.id}-${name}-${numbers}-${typeof warheads === 'object' ? warheads.median : ''}-${readiness}-${full}-${own}`,
    width,
    height,
    draw(pen) {
      pen.beginPath()
      pen.roundRect(0.5, 0.5, width - 1, height - 1, 3)
      pen.fillStyle = withOpacity(COLOURS.ground, 0.78)
      pen.fill()
      pen.strokeStyle = withOpacity(look.colour, own ? 0.75 : 0.28)
      pen.lineWidth = 1
      pen.stroke()
      pen.fillStyle = look.colour
      pen.fillRect(0, 3, 2.5, height - 6)
      write(pen, name, PAD + 2, NAME_ROW / 2 + 2, nameFont, mixColours(look.colour, COLOURS.text, 0.55), 0.5)
      if (readiness !== undefined) drawPips(pen, width - PAD - PIPS + 1, NAME_ROW / 2 + 2, readiness)
      if (warheads === undefined) return
      drawBar(pen, PAD + 2, NAME_ROW + 6, warheads, full, look.colour)
      const ink = typeof warheads === 'number' ? COLOURS.text : COLOURS.estimate
      write(pen, numbers, PAD + 2 + BAR + 7, NAME_ROW + 6.5, figureFont, ink)
    },
  }
}

/** Five steps of readiness; the upper two are amber. */
function drawPips(pen: Pen, x: number, y: number, readiness: number): void {
  for (let k = 0; k < 5; k++) {
    const height = 4 + k
    pen.fillStyle = k >= readiness ? COLOURS.line : readiness >= 4 ? COLOURS.estimate : COLOURS.textSoft
    pen.fillRect(x + k * 5, y + 4 - height, 3, height)
  }
}

function drawBar(pen: Pen, x: number, y: number, warheads: Band | number, full: number, colour: string): void {
  const at = (count: number) => (Math.min(count, full) / full) * BAR
  pen.fillStyle = COLOURS.line
  pen.fillRect(x, y - 0.5, BAR, 1)
  pen.fillRect(x, y - 3, 1, 6)
  if (typeof warheads === 'number') {
    pen.fillStyle = colour
    pen.fillRect(x, y - 2.5, at(warheads), 5)
    return
  }
  const [low, high] = [at(warheads.low), at(warheads.high)]
  const haze = pen.createLinearGradient(x + low, 0, x + Math.max(high, low + 1), 0)
  haze.addColorStop(0, withOpacity(COLOURS.estimate, 0.25))
  haze.addColorStop(0.5, withOpacity(COLOURS.estimate, 0.75))
  haze.addColorStop(1, withOpacity(COLOURS.estimate, 0.25))
  pen.fillStyle = haze
  pen.fillRect(x + low, y - 3, Math.max(2, high - low), 6)
  pen.fillStyle = COLOURS.text
  pen.fillRect(x + at(warheads.median) - 0.75, y - 4.5, 1.5, 9)
}

/** A lesser state's name: quiet, with a dark edge to stand on any land. */
export function nameGlyph(name: string, font: string): SpriteTexture {
  const style = `500 10.5px ${font}`
  const width = Math.ceil(widthOf(name, style, 0.4) + 8)
  return {
    key: `name-${name}`,
    width,
    height: 16,
    draw(pen) {
      pen.font = style
      pen.textBaseline = 'middle'
      pen.letterSpacing = '0.4px'
      pen.lineWidth = 3
      pen.lineJoin = 'round'
      pen.strokeStyle = withOpacity(COLOURS.ground, 0.75)
      pen.strokeText(name, 4, 8)
      pen.fillStyle = COLOURS.textSoft
      pen.fillText(name, 4, 8)
    },
  }
}
