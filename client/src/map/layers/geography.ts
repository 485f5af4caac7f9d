import type { View } from '../camera/view.ts'
import { emberCount, type Land, planKey } from '../facts/plan.ts'
import type { Atlas } from '../land/atlas.ts'
import { type Point, WORLD } from '../land/projection.ts'
import { createPainter, paintWorld } from '../paint/paintWorld.ts'
import { createSlicedTask, type Sliced, settled } from '../paint/slicedTask.ts'
import { type BufferArea, createTextureBuffer, type TextureBuffer } from '../paint/textureBuffer.ts'
import type { Stage } from '../stage.ts'

/**
 * The painted world. Two sheets: the whole world, coarse, for while the view moves; and what the screen shows, sharp,
 * painted when the view has come to rest. Nothing is painted per frame.
 */
export interface Geography {
  setPlan(plan: readonly Land[]): void
  place(view: View): void
  rest(view: View): void
  /** Called when a plan has come on the screen. */
  onShown(listener: () => void): void
  destroy(): void
}

/** The sharp sheet reaches this share of the screen beyond its edges, so that a short pan stays sharp. */
const MARGIN = 0.12

/** The part of the world a screen shows, with a margin. */
export function openingFor(stage: Stage, view: View, margin: number): BufferArea {
  const { width, height } = stage.size()
  const [besideX, besideY] = [Math.ceil(width * margin), Math.ceil(height * margin)]
  return {
    scale: view.scale,
    left: view.left + besideX,
    top: view.top + besideY,
    width: width + 2 * besideX,
    height: height + 2 * besideY,
  }
}

const COARSE: BufferArea = { scale: 1, left: 0, top: 0, width: WORLD.width, height: WORLD.height }

type Places = (land: Land, count: number) => readonly Point[]

export const geography = (stage: Stage, atlas: Atlas, places: Places): Geography =>
  new GeographyLayer(stage, atlas, places)

/** The land, drawn once to two sheets: the whole world coarsely, and what the camera rests on sharply. */
class GeographyLayer implements Geography {
  readonly #stage: Stage
  readonly #atlas: Atlas
  readonly #embers: (land: Land) => readonly Point[]
  readonly #whole: TextureBuffer
  readonly #sharp: TextureBuffer
  readonly #work = createSlicedTask()
  readonly #shown: (() => void)[] = []
  #plan: readonly Land[] = []
  #key = ''
  #view: View | undefined
  #sharpKey = ''
  #wholeKey = ''

  constructor(stage: Stage, atlas: Atlas, places: Places) {
    this.#stage = stage
    this.#atlas = atlas
    this.#embers = (land) => places(land, emberCount(land.loss))
    this.#whole = createTextureBuffer(stage.scene, 0)
    this.#sharp = createTextureBuffer(stage.scene, 1)
  }

  setPlan(next: readonly Land[]): void {
    const nextKey = planKey(next)
    if (nextKey === this.#key) return
    this.#plan = next
    this.#key = nextKey
    if (this.#view) this.#work.start(this.#paint(this.#view))
  }

  place(next: View): void {
    const first = this.#view === undefined
    this.#view = next
    this.#whole.place(next)
    this.#sharp.place(next)
    if (first && this.#key) this.#work.start(this.#paint(next))
  }

  rest(next: View): void {
    if (this.#key) this.#work.start(this.#paint(next))
  }

  onShown(listener: () => void): void {
    this.#shown.push(listener)
  }

  destroy(): void {
    this.#work.stop()
  }

  /** Paints in slices, the sharp part first; what is already painted is left. */
  *#paint(at: View) {
    const { size, density } = this.#stage
    const opening = openingFor(this.#stage, at, MARGIN)
    const wanted = `${this.#key}@${Object.values(opening).join(',')}`
    if (wanted !== this.#sharpKey) {
      yield* this.#draw(this.#sharp, opening, density)
      this.#sharpKey = wanted
      this.#show(this.#sharp)
      for (const listener of this.#shown) listener()
      yield
    }
    if (this.#wholeKey !== this.#key) {
      const detail = density / Math.max(0.4, size().width / WORLD.width)
      yield* this.#draw(this.#whole, COARSE, detail)
      this.#wholeKey = this.#key
      this.#show(this.#whole)
    }
  }

  #draw(on: TextureBuffer, opening: BufferArea, density: number): Sliced {
    const pen = on.fresh(opening)
    return settled(paintWorld(createPainter(pen, opening, density), this.#atlas, this.#plan, this.#embers), pen)
  }

  #show(on: TextureBuffer): void {
    on.turn()
    if (this.#view) on.place(this.#view)
    this.#stage.draw()
  }
}
