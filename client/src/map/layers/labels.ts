import type { GameObjects } from 'phaser'
import { toScreen, type View } from '../camera/view.ts'
import { fullBar, type PowerMark } from '../facts/marks.ts'
import type { Point } from '../land/projection.ts'
import { blockGlyph, DISC_SIZE, discGlyph, nameGlyph } from '../paint/labelGlyphs.ts'
import { placeSprite, removeSprite, type SpriteTexture } from '../paint/sprites.ts'
import type { Stage } from '../stage.ts'
import { type Box, type LabelRequest, placeAll } from './placement.ts'

/** Capitals with their blocks, and the names of lesser states. All keep their size on the screen. */
export interface Labels {
  show(powers: readonly NamedPower[], states: readonly NamedPlace[]): void
  place(view: View): void
  rest(view: View): void
}

export interface NamedPower {
  readonly mark: PowerMark
  readonly name: string
}

export interface NamedPlace {
  readonly name: string
  readonly at: Point
}

interface Label {
  readonly key: string
  readonly anchor: Point
  readonly image: GameObjects.Image
  readonly size: { readonly width: number; readonly height: number }
  readonly gap: number
  readonly required: boolean
  offset: Point | undefined
}

const DISC_GAP = 15
/** Below this many CSS pixels to a world unit the blocks are larger than the lands: emblems must do. */
const CROWDED = 0.34

export const labels = (stage: Stage, font: string): Labels => new LabelLayer(stage, font)

class LabelLayer implements Labels {
  readonly #stage: Stage
  readonly #font: string
  #discs: readonly Label[] = []
  #texts: readonly Label[] = []
  #view: View | undefined

  constructor(stage: Stage, font: string) {
    this.#stage = stage
    this.#font = font
  }

  show(...[powers, states]: Parameters<Labels['show']>): void {
    const full = fullBar(powers.map(({ mark }) => mark))
    const disc = { gap: 0, required: true, depth: 20 }
    const block = { gap: DISC_GAP, required: true, depth: 21 }
    const name = { gap: 0, required: false, depth: 19 }
    const discs = powers.map(({ mark }) => this.#keep(this.#discs, discGlyph(mark), mark.capital, disc))
    const texts = [
      ...powers.map((power) =>
        this.#keep(this.#texts, blockGlyph(power.mark, power.name, full, this.#font), power.mark.capital, block),
      ),
      ...states.map((state) => this.#keep(this.#texts, nameGlyph(state.name, this.#font), state.at, name)),
    ]
    this.#drop(this.#discs, discs)
    this.#drop(this.#texts, texts)
    this.#discs = discs
    this.#texts = texts
    if (this.#view) this.rest(this.#view)
  }

  place(next: View): void {
    const first = this.#view === undefined
    this.#view = next
    if (first) this.#arrange(next)
    this.#put(next)
  }

  rest(next: View): void {
    this.#arrange(next)
    this.#put(next)
    this.#stage.draw()
  }

  /** Keeps the label that already shows this face, or makes it. */
  #keep(
    before: readonly Label[],
    face: SpriteTexture,
    anchor: Point,
    how: { gap: number; required: boolean; depth: number },
  ): Label {
    const old = before.find(({ key, anchor: at }) => key === face.key && at[0] === anchor[0] && at[1] === anchor[1])
    if (old) return old
    const { scene, density } = this.#stage
    const image = placeSprite(scene, face, density).setDepth(how.depth).setVisible(false)
    return { key: face.key, anchor, image, size: face, gap: how.gap, required: how.required, offset: undefined }
  }

  #drop(before: readonly Label[], now: readonly Label[]): void {
    for (const label of before) if (!now.includes(label)) removeSprite(this.#stage.scene, label.image)
  }

  /** Decides where each text goes around its anchor; discs stand on theirs. */
  #arrange(at: View): void {
    const { density } = this.#stage
    const crowded = at.scale < CROWDED * density
    const wishes = this.#texts.map(
      ({ anchor, size, gap, required }): LabelRequest => ({
        anchor: toScreen(at, anchor),
        width: size.width * density,
        height: size.height * density,
        gap: gap * density,
        required,
      }),
    )
    const taken = this.#discs.map((disc) => this.#discBox(at, disc))
    for (const [k, box] of placeAll(wishes, taken, { left: 0, top: 0, ...this.#stage.size() }).entries()) {
      const label = this.#texts[k]
      const anchor = wishes[k]?.anchor ?? [0, 0]
      if (label) label.offset = crowded || !box ? undefined : [box.left - anchor[0], box.top - anchor[1]]
    }
    for (const label of this.#discs) label.offset = [(-DISC_SIZE / 2) * density, (-DISC_SIZE / 2) * density]
  }

  #discBox(at: View, { anchor }: Label): Box {
    const [x, y] = toScreen(at, anchor)
    const side = (DISC_SIZE - 12) * this.#stage.density
    return { left: x - side / 2, top: y - side / 2, width: side, height: side }
  }

  #put(at: View): void {
    for (const { image, anchor, offset } of [...this.#discs, ...this.#texts]) {
      image.setVisible(offset !== undefined)
      if (!offset) continue
      const [x, y] = toScreen(at, anchor)
      image.setPosition(Math.round(x + offset[0]), Math.round(y + offset[1]))
    }
  }
}
