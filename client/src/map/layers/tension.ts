import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import type { Strain } from '../facts/marks.ts'
import type { Stage } from '../stage.ts'
import { arcBetween, dashes, stretchOf } from './arc.ts'
import { type LineLayer, lineLayer, onScreen, strokeLine } from './lines.ts'

const LIFT = 0.17
const PIECES = 36

/** Dashed amber lines between capitals that are at odds: the thicker, the tenser. */
export function tensionLines(stage: Stage): LineLayer<readonly Strain[]> {
  const amber = hexNumber(COLOURS.estimate)
  const { density } = stage
  return lineLayer(stage, 10, (pen, view, strains) => {
    for (const { from, to, tension } of [...strains].sort((a, b) => a.tension - b.tension)) {
      const strength = Math.min(1, (tension - 35) / 60)
      const line = stretchOf(onScreen(view, arcBetween(from, to, LIFT)), 0, 1, PIECES)
      pen.lineStyle((0.8 + strength * 2.6) * density, amber, 0.34 + strength * 0.56)
      const dash = (4 + strength * 6) * density
      for (const piece of dashes(line, dash, 5 * density)) strokeLine(pen, piece)
    }
  })
}
