import type { GameObjects } from 'phaser'
import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import { type Arc, arcBetween, dashes, stretchOf } from '../arc.ts'
import type { Strain } from '../facts.ts'
import type { Point } from '../projection.ts'
import type { Stage } from '../stage.ts'
import { toScreen, type View } from '../view.ts'

/** Dashed amber lines between capitals that are at odds: the thicker, the tenser. */
export interface TensionLines {
  show(strains: readonly Strain[]): void
  place(view: View): void
  /** Steps back while something graver is on the map. */
  dim(opacity: number): void
}

const LIFT = 0.17
const PIECES = 36

export const onScreen = (view: View, { from, over, to }: Arc): Arc => ({
  from: toScreen(view, from),
  over: toScreen(view, over),
  to: toScreen(view, to),
})

export function strokeLine(pen: GameObjects.Graphics, line: readonly Point[]): void {
  const [first] = line
  if (!first) return
  pen.beginPath()
  pen.moveTo(first[0], first[1])
  for (let k = 1; k < line.length; k++) pen.lineTo(line[k]?.[0] ?? 0, line[k]?.[1] ?? 0)
  pen.strokePath()
}

export function tensionLines(stage: Stage): TensionLines {
  const pen = stage.scene.add.graphics().setDepth(10)
  const amber = hexNumber(COLOURS.estimate)
  let arcs: readonly { readonly arc: Arc; readonly strength: number }[] = []
  let view: View | undefined
  const draw = (at: View) => {
    pen.clear()
    const { density } = stage
    for (const { arc, strength } of arcs) {
      const line = stretchOf(onScreen(at, arc), 0, 1, PIECES)
      pen.lineStyle((0.8 + strength * 2.6) * density, amber, 0.34 + strength * 0.56)
      const dash = (4 + strength * 6) * density
      for (const piece of dashes(line, dash, 5 * density)) strokeLine(pen, piece)
    }
  }
  return {
    show(strains) {
      arcs = [...strains]
        .sort((a, b) => a.tension - b.tension)
        .map(({ from, to, tension }) => ({
          arc: arcBetween(from, to, LIFT),
          strength: Math.min(1, (tension - 35) / 60),
        }))
      if (view) draw(view)
      stage.draw()
    },
    place(next) {
      view = next
      draw(next)
    },
    dim: (opacity) => pen.setAlpha(opacity),
  }
}
