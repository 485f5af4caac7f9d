import type { GameObjects } from 'phaser'
import { toScreen, type View } from '../camera/view.ts'
import type { Point } from '../land/projection.ts'
import type { Stage } from '../stage.ts'
import type { Arc } from './arc.ts'

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

/** A layer of lines that is drawn anew whenever its facts or the view change. */
export interface LineLayer<Facts> {
  show(facts: Facts): void
  place(view: View): void
  /** Steps back while something graver is on the map. */
  dim(opacity: number): void
}

/** @param draw draws the facts for a view with a pen that is empty */
export function lineLayer<Facts>(
  stage: Stage,
  depth: number,
  draw: (pen: GameObjects.Graphics, view: View, facts: Facts) => void,
): LineLayer<Facts> {
  const pen = stage.scene.add.graphics().setDepth(depth)
  let facts: Facts | undefined
  let view: View | undefined
  const redraw = () => {
    if (facts === undefined || view === undefined) return
    pen.clear()
    draw(pen, view, facts)
  }
  return {
    show(next) {
      facts = next
      redraw()
      stage.draw()
    },
    place(next) {
      view = next
      redraw()
    },
    dim: (opacity) => pen.setAlpha(opacity),
  }
}
