import type { GameObjects } from 'phaser'
import type { MapFacts } from '../facts/mapFacts.ts'
import type { Point } from '../land/projection.ts'
import type { MapWorld } from '../mapWorld.ts'
import { MapLayer } from './MapLayer.ts'

/** The Phaser graphics object that lines are stroked with. */
export type GraphicsPen = GameObjects.Graphics

/** A layer of lines and small signs: all of it is drawn anew when its marks or the zoom change. */
export abstract class LineLayer<Marks> extends MapLayer {
  readonly #pen: GraphicsPen
  #marks: Marks | undefined

  constructor(world: MapWorld) {
    super(world)
    this.#pen = world.make.graphics({}, false)
    this.add(this.#pen)
  }

  override showFacts(facts: MapFacts): void {
    this.#marks = this.marksOf(facts)
    this.#redraw()
    this.world.requestFrame()
  }

  override onZoom(): void {
    this.#redraw()
  }

  /** What this layer shows of the match, its places in world units. */
  protected abstract marksOf(facts: MapFacts): Marks

  /** Draws with an empty pen. @param pixel one CSS pixel in world units */
  protected abstract draw(pen: GraphicsPen, marks: Marks, pixel: number): void

  #redraw(): void {
    if (this.#marks === undefined) return
    this.#pen.clear()
    this.draw(this.#pen, this.#marks, this.pixel)
  }
}

/** Strokes one line through these points in the pen's style. */
export function strokeLine(pen: GraphicsPen, line: readonly Point[]): void {
  const [first] = line
  if (!first) return
  pen.beginPath()
  pen.moveTo(first[0], first[1])
  for (let k = 1; k < line.length; k++) pen.lineTo(line[k]?.[0] ?? 0, line[k]?.[1] ?? 0)
  pen.strokePath()
}

/** Strokes several lines in the pen's style. */
export function strokeLines(pen: GraphicsPen, lines: readonly (readonly Point[])[]): void {
  for (const line of lines) strokeLine(pen, line)
}
