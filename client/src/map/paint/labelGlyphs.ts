import type { Band } from '#shared/view/observation'
import { formatNumber, rangeInText } from '../../text/text.ts'
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

const NAME_ROW = 24
const FIGURE_ROW = 19
const SPACING = 3.5
const HEADLINE = '"Barlow Condensed"'

const figure = (warheads: Band | number): string =>
  typeof warheads === 'number'
    ? formatNumber(warheads)
    : String(rangeInText(Math.round(warheads.low), Math.round(warheads.high)))

/** A power's name across its land with its warheads below: amber where they are an estimate, bone where they are known. */
export function plateGlyph({ id, look, warheads, own }: PowerMark, name: string, font: string): SpriteTexture {
  const nameFont = `600 20px ${HEADLINE}, ${font}`
  const figureFont = `600 17px ${HEADLINE}, ${font}`
  const title = name.toLocaleUpperCase()
  const numbers = warheads === undefined ? '' : figure(warheads)
  const nameWidth = widthOf(title, nameFont, SPACING)
  const numbersWidth = widthOf(numbers, figureFont, 0)
  const width = Math.ceil(Math.max(nameWidth, numbersWidth) + 10)
  return {
    key: `plate-${id}-${title}-${numbers}-${own}`,
    width,
    height: NAME_ROW + (numbers === '' ? 0 : FIGURE_ROW),
    draw(pen) {
      pen.lineJoin = 'round'
      const ink = mixColours(look.colour, COLOURS.text, 0.72)
      writeEdged(pen, title, {
        x: (width - nameWidth) / 2 + SPACING / 2,
        y: NAME_ROW / 2,
        font: nameFont,
        ink,
        spacing: SPACING,
      })
      if (numbers === '') return
      const known = typeof warheads === 'number'
      const place = { x: (width - numbersWidth) / 2, y: NAME_ROW + FIGURE_ROW / 2 - 1, font: figureFont, spacing: 0 }
      writeEdged(pen, numbers, { ...place, ink: known ? COLOURS.bone : COLOURS.estimateText })
    },
  }
}

interface Lettering {
  readonly x: number
  readonly y: number
  readonly font: string
  readonly ink: string
  readonly spacing: number
}

/** Letters with a dark edge, to stand on any land. */
function writeEdged(pen: Pen, text: string, { x, y, font, ink, spacing }: Lettering): void {
  pen.font = font
  pen.textBaseline = 'middle'
  pen.letterSpacing = `${spacing}px`
  pen.lineWidth = 4
  pen.strokeStyle = withOpacity(COLOURS.ground, 0.85)
  pen.strokeText(text, x, y)
  pen.fillStyle = ink
  pen.fillText(text, x, y)
}

/** A lesser state's name: quiet, with a dark edge to stand on any land. */
export function nameGlyph(name: string, font: string): SpriteTexture {
  const style = `600 13px ${HEADLINE}, ${font}`
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
