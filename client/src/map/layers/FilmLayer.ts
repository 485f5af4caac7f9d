import type { GameObjects } from 'phaser'
import type { Beat } from '../../playback/beat.ts'
import type { ShotLook } from '../../playback/yearFilm.ts'
import { COLOURS, hexNumber } from '../../theme/tokens.ts'
import type { Point } from '../land/projection.ts'
import type { MapWorld } from '../mapWorld.ts'
import { arcBetween, arcSection, cutDashes } from './arc.ts'
import { strokeLines } from './LineLayer.ts'
import { MapLayer } from './MapLayer.ts'

/** A shot of the year's film at its places of the world. */
export interface PlacedShot {
  readonly look: ShotLook
  readonly colour: string
  readonly from: Point
  readonly to: Point | undefined
  /** Told when the shot begins. */
  readonly onBegin: () => void
}

/** Milliseconds a shot takes, and until its line has arrived. */
const LENGTH = 1200
const DRAWN = 550
const LIFT = 0.2
const PIECES = 40
/** In CSS pixels: the ring at the end of a line, and the line. */
const RING = 24
const WIDTH = 3
const BONE = hexNumber(COLOURS.bone)

/** The moments of a year between lands: a line that grows from one to the other, and a ring where it arrives. */
export class FilmLayer extends MapLayer {
  readonly #pen: GameObjects.Graphics

  constructor(world: MapWorld) {
    super(world)
    this.#pen = world.make.graphics({}, false)
    this.add(this.#pen)
  }

  beatOf(shot: PlacedShot): Beat {
    let hasBegun = false
    const draw = (time: number) => {
      if (!hasBegun) shot.onBegin()
      hasBegun = true
      this.#pen.clear()
      this.#drawShot(shot, Math.min(1, time / DRAWN), Math.max(0, (time - DRAWN) / (LENGTH - DRAWN)))
    }
    return { length: LENGTH, draw, drawStill: () => draw(LENGTH / 2), drawEnd: () => this.#pen.clear() }
  }

  /** All shots as one picture, for players who want less motion. */
  stillOf(shots: readonly PlacedShot[]): Beat {
    const draw = () => {
      this.#pen.clear()
      for (const shot of shots) this.#drawShot(shot, 1, 0.4)
      shots.at(-1)?.onBegin()
    }
    return { length: LENGTH, draw, drawStill: draw, drawEnd: () => this.#pen.clear() }
  }

  /** @param grown how far the line has come, 0–1 @param faded how far the ring has spread, 0–1 */
  #drawShot({ look, colour, from, to }: PlacedShot, grown: number, faded: number): void {
    const { pixel } = this
    const ink = look === 'cover' || look === 'bond' ? BONE : hexNumber(colour)
    const end = to ?? from
    if (to) {
      const line = arcSection(arcBetween(from, to, LIFT), 0, grown, PIECES)
      this.#pen.lineStyle(WIDTH * pixel, ink, 1)
      const isBroken = look === 'breach' || look === 'crisis'
      strokeLines(this.#pen, isBroken ? cutDashes(line, 10 * pixel, 8 * pixel) : [line])
    }
    if (grown < 1) return
    this.#pen.lineStyle(2.5 * pixel, ink, 1 - faded)
    this.#pen.strokeCircle(end[0], end[1], RING * (0.5 + faded) * pixel)
    if (look === 'cover') {
      this.#pen.lineStyle(WIDTH * pixel, BONE, 1)
      this.#pen.beginPath()
      this.#pen.arc(end[0], end[1], RING * pixel, Math.PI, 0)
      this.#pen.strokePath()
    }
  }
}
