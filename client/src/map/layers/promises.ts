import type { GameObjects } from 'phaser'
import { hexNumber } from '../../theme/tokens.ts'
import { toScreen, type View } from '../camera/view.ts'
import type { BaseMark, UmbrellaMark } from '../facts/marks.ts'
import type { Stage } from '../stage.ts'
import { arcBetween, dashes, stretchOf } from './arc.ts'
import { type LineLayer, lineLayer, onScreen, strokeLine } from './lines.ts'

/** Umbrellas and bases as the map shows them. */
export interface PromiseLines {
  readonly umbrellas: readonly UmbrellaMark[]
  readonly bases: readonly BaseMark[]
}

/** How far an arc bends; a little more than tension's lines, so that the two are told apart. */
const LIFT = 0.24
const PIECES = 28
/** Half the width of the umbrella over a client, in CSS pixels. */
const SPAN = 8
const BASE = 4.5

/**
 * What powers have promised: an arc from patron to client under an open umbrella, the heavier the more the client
 * believes it, dashed where it believes too little; and bases on a host's soil.
 */
export function promises(stage: Stage): LineLayer<PromiseLines> {
  return lineLayer(stage, 12, (pen, view, { umbrellas, bases }) => {
    for (const umbrella of umbrellas) drawUmbrella(pen, view, umbrella, stage.density)
    for (const base of bases) drawBase(pen, view, base, stage.density)
  })
}

function drawUmbrella(pen: GameObjects.Graphics, at: View, mark: UmbrellaMark, density: number): void {
  const colour = hexNumber(mark.look.colour)
  const line = stretchOf(onScreen(at, arcBetween(mark.patron, mark.client, LIFT)), 0, 1, PIECES)
  pen.lineStyle((0.7 + mark.credibility * 2.3) * density, colour, 0.3 + mark.credibility * 0.6)
  if (mark.believed) strokeLine(pen, line)
  else for (const piece of dashes(line, 3 * density, 5 * density)) strokeLine(pen, piece)
  const [x, y] = toScreen(at, mark.client)
  const span = SPAN * density
  pen.lineStyle(1.6 * density, colour, 0.95)
  pen.fillStyle(colour, 0.15 + mark.credibility * 0.45)
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

/** A square on the host's soil, hollow while nobody else knows of it, with a stroke for every two missiles. */
function drawBase(
  pen: GameObjects.Graphics,
  at: View,
  { host, look, known, missiles }: BaseMark,
  density: number,
): void {
  const [x, y] = toScreen(at, host)
  const colour = hexNumber(look.colour)
  const side = BASE * density
  const [left, top] = [x + 7 * density, y + 2 * density]
  pen.lineStyle(1.5 * density, colour, 1)
  if (known) {
    pen.fillStyle(colour, 0.9)
    pen.fillRect(left, top, side * 2, side * 2)
  }
  pen.strokeRect(left, top, side * 2, side * 2)
  for (let n = 0; n < Math.ceil(missiles / 2); n++) {
    const at = left + side * 2 + (2 + n * 2.5) * density
    strokeLine(pen, [
      [at, top],
      [at, top + side * 2],
    ])
  }
}
