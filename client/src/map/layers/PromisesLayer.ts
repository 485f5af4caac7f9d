import { hexNumber } from '../../theme/tokens.ts'
import type { MapFacts } from '../facts/mapFacts.ts'
import { type BaseMark, baseMarks, type UmbrellaMark, umbrellaMarks } from '../facts/marks.ts'
import { arcBetween, arcSection, cutDashes } from './arc.ts'
import { type GraphicsPen, LineLayer, strokeLine, strokeLines } from './LineLayer.ts'

interface PromiseMarks {
  readonly umbrellas: readonly UmbrellaMark[]
  readonly bases: readonly BaseMark[]
}

/** How far an arc bends; a little more than tension's lines, so that the two look different. */
const LIFT = 0.24
const PIECES = 28
/** Half the width of the umbrella over a client, in CSS pixels. */
const SPAN = 8
const BASE = 4.5

/**
 * What powers have promised: an arc from patron to client under an open umbrella, the heavier the more the client
 * believes it, dashed where it believes too little; and bases on a host's soil.
 */
export class PromisesLayer extends LineLayer<PromiseMarks> {
  override readonly recedes = true
  override readonly speaks = true

  protected override marksOf({ view }: MapFacts): PromiseMarks {
    return { umbrellas: umbrellaMarks(view), bases: baseMarks(view) }
  }

  protected override draw(pen: GraphicsPen, { umbrellas, bases }: PromiseMarks, pixel: number): void {
    for (const umbrella of umbrellas) drawUmbrella(pen, umbrella, pixel)
    for (const base of bases) drawBase(pen, base, pixel)
  }
}

function drawUmbrella(
  pen: GraphicsPen,
  { look, patron, client, credibility, believed }: UmbrellaMark,
  pixel: number,
): void {
  const colour = hexNumber(look.colour)
  const line = arcSection(arcBetween(patron, client, LIFT), 0, 1, PIECES)
  pen.lineStyle((0.7 + credibility * 2.3) * pixel, colour, 0.3 + credibility * 0.6)
  strokeLines(pen, believed ? [line] : cutDashes(line, 3 * pixel, 5 * pixel))
  const [x, y] = client
  const span = SPAN * pixel
  pen.lineStyle(1.6 * pixel, colour, 0.95)
  pen.fillStyle(colour, 0.15 + credibility * 0.45)
  pen.beginPath()
  pen.arc(x, y, span, Math.PI, 0)
  pen.closePath()
  pen.fillPath()
  pen.strokePath()
  strokeLine(pen, [
    [x, y],
    [x, y + span * 0.9],
    [x - span * 0.3, y + span * 0.9],
  ])
}

/** A square on the host's soil, hollow while other powers do not know of it, with a stroke for every two missiles. */
function drawBase(pen: GraphicsPen, { host: [x, y], look, known, missiles }: BaseMark, pixel: number): void {
  const colour = hexNumber(look.colour)
  const side = 2 * BASE * pixel
  const [left, top] = [x + 7 * pixel, y + 2 * pixel]
  pen.lineStyle(1.5 * pixel, colour, 1)
  if (known) {
    pen.fillStyle(colour, 0.9)
    pen.fillRect(left, top, side, side)
  }
  pen.strokeRect(left, top, side, side)
  for (let n = 0; n < Math.ceil(missiles / 2); n++) {
    const at = left + side + (2 + n * 2.5) * pixel
    strokeLine(pen, [
      [at, top],
      [at, top + side],
    ])
  }
}
