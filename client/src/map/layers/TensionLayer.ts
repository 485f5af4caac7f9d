import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import type { MapFacts } from '../facts/mapFacts.ts'
import { type TensionMark, tensionMarks } from '../facts/marks.ts'
import { arcBetween, arcSection, cutDashes } from './arc.ts'
import { type GraphicsPen, LineLayer, strokeLines } from './LineLayer.ts'

const LIFT = 0.17
const PIECES = 36
const AMBER = hexNumber(COLOURS.estimate)

/** Dashed amber lines between capitals that are at odds: the thicker, the tenser. */
export class TensionLayer extends LineLayer<readonly TensionMark[]> {
  override readonly recedes = true

  protected override marksOf({ view }: MapFacts): readonly TensionMark[] {
    return [...tensionMarks(view)].sort((a, b) => a.tension - b.tension)
  }

  protected override draw(pen: GraphicsPen, marks: readonly TensionMark[], pixel: number): void {
    for (const { from, to, tension } of marks) {
      const strength = Math.min(1, (tension - 35) / 60)
      pen.lineStyle((0.8 + strength * 2.6) * pixel, AMBER, 0.34 + strength * 0.56)
      const line = arcSection(arcBetween(from, to, LIFT), 0, 1, PIECES)
      strokeLines(pen, cutDashes(line, (4 + strength * 6) * pixel, 5 * pixel))
    }
  }
}
