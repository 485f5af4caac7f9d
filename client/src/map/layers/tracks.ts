import type { PowerId } from '#shared/ids'
import type { Observation } from '#shared/view/observation'
import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import type { View } from '../camera/view.ts'
import { type Point, project } from '../land/projection.ts'
import type { Stage } from '../stage.ts'
import { type Arc, arcBetween, dashes, pointOn, stretchOf } from './arc.ts'
import { onScreen, strokeLine } from './lines.ts'

/** What the viewer's sensors report in a warning window: arrows that may be an attack, and may be nothing. */
export interface WarningTracks {
  show(view: Observation): void
  place(view: View): void
}

/** How far along its way a track is drawn solid; the rest is where it would go. */
const FLOWN = 0.58

interface Track {
  readonly arc: Arc
  readonly confidence: number
}

export function warningTracks(stage: Stage): WarningTracks {
  const pen = stage.scene.add.graphics().setDepth(25)
  const red = hexNumber(COLOURS.danger)
  let tracks: readonly Track[] = []
  let view: View | undefined
  const draw = (at: View) => {
    const { density } = stage
    pen.clear()
    for (const { arc, confidence } of tracks) {
      const lines = onScreen(at, arc)
      pen.lineStyle(2.4 * density, red, 0.35 + 0.6 * confidence)
      for (const piece of dashes(stretchOf(lines, 0, FLOWN, 30), (6 + 14 * confidence) * density, 4 * density))
        strokeLine(pen, piece)
      strokeLine(pen, arrow(lines, 9 * density))
      pen.lineStyle(1 * density, red, 0.4)
      for (const piece of dashes(stretchOf(lines, FLOWN, 1, 30), 2 * density, 6 * density)) strokeLine(pen, piece)
    }
  }
  return {
    show(seen) {
      tracks = tracksOf(seen)
      if (view) draw(view)
      stage.draw()
    },
    place(next) {
      view = next
      draw(next)
    },
  }
}

function tracksOf({ self, powers, window }: Observation): readonly Track[] {
  const capital = (id: PowerId | undefined) => powers.find((power) => power.id === id)?.capital
  const home = capital(self?.id)
  return window.tracks.flatMap(({ origin, confidence }) => {
    const from = capital(origin)
    return from && home ? [{ arc: arcBetween(project(from), project(home), 0.24), confidence }] : []
  })
}

/** An open arrowhead where the track now is. */
function arrow(arc: Arc, size: number): readonly Point[] {
  const [x, y] = pointOn(arc, FLOWN)
  const [bx, by] = pointOn(arc, FLOWN - 0.02)
  const heading = Math.atan2(y - by, x - bx)
  const wing = (turn: number): Point => [x - size * Math.cos(heading + turn), y - size * Math.sin(heading + turn)]
  return [wing(0.5), [x, y], wing(-0.5)]
}
