import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import { type GhostMark, ghostMarks } from '../facts/ghosts.ts'
import type { MapFacts } from '../facts/mapFacts.ts'
import { arcBetween, arcSection, cutDashes } from './arc.ts'
import { type GraphicsPen, LineLayer, strokeLines } from './LineLayer.ts'

const LIFT = 0.2
const PIECES = 40
const BONE = hexNumber(COLOURS.bone)
/** In CSS pixels. */
const WIDTH = 2.5
const DASH = 9
const GAP = 7
const UMBRELLA = 26

/** The viewer's orders before they are done: dashed lines in bone from the own capital, with an umbrella over a promise. */
export class GhostsLayer extends LineLayer<readonly GhostMark[]> {
  override readonly recedes = true

  protected override marksOf(facts: MapFacts): readonly GhostMark[] {
    return ghostMarks(facts)
  }

  protected override draw(pen: GraphicsPen, marks: readonly GhostMark[], pixel: number): void {
    pen.lineStyle(WIDTH * pixel, BONE, 0.95)
    for (const { from, to, covers } of marks) {
      const line = arcSection(arcBetween(from, to, LIFT), 0, 1, PIECES)
      strokeLines(pen, cutDashes(line, DASH * pixel, GAP * pixel))
      if (!covers) continue
      const round = Array.from({ length: PIECES + 1 }, (_, k) => {
        const angle = Math.PI * (1 + k / PIECES)
        return [to[0] + UMBRELLA * pixel * Math.cos(angle), to[1] + UMBRELLA * pixel * Math.sin(angle)] as const
      })
      strokeLines(pen, cutDashes(round, DASH * pixel, GAP * pixel))
    }
  }
}
