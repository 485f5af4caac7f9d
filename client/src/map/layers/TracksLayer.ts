import type { PowerId } from '#shared/ids'
import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import type { MapFacts } from '../facts/mapFacts.ts'
import { type Point, project } from '../land/projection.ts'
import { type Arc, arcBetween, arcSection, cutDashes, pointOnArc } from './arc.ts'
import { type GraphicsPen, LineLayer, strokeLine, strokeLines } from './LineLayer.ts'

interface TrackMark {
  readonly arc: Arc
  /** 0–1. */
  readonly confidence: number
}

/** How much the way of missiles bulges; armies march straight. */
const LIFT = 0.24
/** How far along its way a track is drawn solid; the rest is where it would go. */
const FLOWN = 0.58
const RED = hexNumber(COLOURS.danger)

/** What the viewer's sensors report in a warning window: arrows that may be an attack, and may be nothing. */
export class TracksLayer extends LineLayer<readonly TrackMark[]> {
  protected override marksOf({ view: { self, powers, window, skin } }: MapFacts): readonly TrackMark[] {
    const capital = (id: PowerId | undefined) => powers.find((power) => power.id === id)?.capital
    const home = capital(self?.id)
    return window.tracks.flatMap(({ origin, confidence }) => {
      const from = capital(origin)
      return from && home
        ? [{ arc: arcBetween(project(from), project(home), skin === undefined ? LIFT : 0), confidence }]
        : []
    })
  }

  protected override draw(pen: GraphicsPen, tracks: readonly TrackMark[], pixel: number): void {
    for (const { arc, confidence } of tracks) {
      pen.lineStyle(2.4 * pixel, RED, 0.35 + 0.6 * confidence)
      strokeLines(pen, cutDashes(arcSection(arc, 0, FLOWN, 30), (6 + 14 * confidence) * pixel, 4 * pixel))
      strokeLine(pen, arrowhead(arc, 9 * pixel))
      pen.lineStyle(1 * pixel, RED, 0.4)
      strokeLines(pen, cutDashes(arcSection(arc, FLOWN, 1, 30), 2 * pixel, 6 * pixel))
    }
  }
}

/** An open arrowhead where the track now is. */
function arrowhead(arc: Arc, size: number): readonly Point[] {
  const [x, y] = pointOnArc(arc, FLOWN)
  const [bx, by] = pointOnArc(arc, FLOWN - 0.02)
  const heading = Math.atan2(y - by, x - bx)
  const wing = (turn: number): Point => [x - size * Math.cos(heading + turn), y - size * Math.sin(heading + turn)]
  return [wing(0.5), [x, y], wing(-0.5)]
}
