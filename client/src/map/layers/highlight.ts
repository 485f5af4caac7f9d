import { COLOURS } from '../../theme/tokens.ts'
import type { View } from '../camera/view.ts'
import type { Region } from '../land/atlas.ts'
import { meets } from '../land/trace.ts'
import { createPainter } from '../paint/paintWorld.ts'
import { createTextureBuffer } from '../paint/textureBuffer.ts'
import { fade } from '../paint/tones.ts'
import type { Stage } from '../stage.ts'
import { openingFor } from './geography.ts'

/** The outlines of what is selected and of what the mouse is over. */
export interface Highlight {
  show(selected: Region | undefined, hovered: Region | undefined): void
  place(view: View): void
  rest(view: View): void
}

export function highlight(stage: Stage): Highlight {
  const over = createTextureBuffer(stage.scene, 2)
  let selected: Region | undefined
  let hovered: Region | undefined
  let view: View | undefined
  let painted = ''

  const paint = (at: View) => {
    const key = `${selected?.ids.join()}/${hovered?.ids.join()}/${at.scale},${at.left},${at.top},${stage.size().width}`
    if (key === painted) return
    painted = key
    if (!selected && !hovered) {
      over.hide()
      return stage.draw()
    }
    const opening = openingFor(stage, at, 0)
    const { pen, pixel, seen } = createPainter(over.fresh(opening), opening, stage.density)
    if (hovered && hovered !== selected && meets(hovered.bounds, seen)) {
      pen.fillStyle = fade(COLOURS.text, 0.07)
      pen.fill(hovered.path)
      pen.lineWidth = 1.2 * pixel
      pen.strokeStyle = fade(COLOURS.text, 0.65)
      pen.stroke(hovered.rim)
    }
    if (selected && meets(selected.bounds, seen)) {
      pen.fillStyle = fade(COLOURS.text, 0.06)
      pen.fill(selected.path)
      for (const [width, colour] of [
        [7, fade(COLOURS.focus, 0.16)],
        [4, fade(COLOURS.ground, 0.8)],
        [1.8, COLOURS.text],
      ] as const) {
        pen.lineWidth = width * pixel
        pen.strokeStyle = colour
        pen.stroke(selected.rim)
      }
    }
    over.turn()
    over.place(at)
    stage.draw()
  }
  return {
    show(nextSelected, nextHovered) {
      selected = nextSelected
      hovered = nextHovered
      if (view) paint(view)
    },
    place(next) {
      view = next
      over.place(next)
    },
    rest: paint,
  }
}
