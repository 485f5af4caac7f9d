import type { GameObjects } from 'phaser'
import { powerShort, stateName } from '../../text/text.ts'
import type { MapFacts } from '../facts/mapFacts.ts'
import { powerMarks } from '../facts/marks.ts'
import type { Point } from '../land/projection.ts'
import { DISC_SIZE, discGlyph, nameGlyph, plateGlyph } from '../paint/labelGlyphs.ts'
import { addSprite, removeSprite, type SpriteTexture } from '../paint/sprites.ts'
import { MapLayer } from './MapLayer.ts'
import { type Box, type LabelRequest, placeLabels } from './placement.ts'

interface Label {
  readonly key: string
  /** The place of the world it belongs to. */
  readonly anchor: Point
  readonly sprite: GameObjects.Image
  /** In CSS pixels. */
  readonly size: { readonly width: number; readonly height: number }
  readonly kind: LabelKind
  /** From the anchor to the left top corner, in device pixels; undefined when there is no room for the label. */
  offset: Point | undefined
}

/** How labels of a kind find their places; see `LabelRequest`. */
interface LabelKind {
  readonly gap: number
  readonly required: boolean
  readonly depth: number
}

const NAME: LabelKind = { gap: 0, required: false, depth: 0 }
const DISC: LabelKind = { gap: 0, required: true, depth: 1 }
const PLATE: LabelKind = { gap: 0, required: true, depth: 2 }

/** Below this many CSS pixels to a world unit the names are larger than the lands: emblems must do. */
const CROWDED = 0.34

/** Capitals, powers' names across their lands, and the names of lesser states. All keep their size on the screen. */
export class LabelsLayer extends MapLayer {
  override readonly recedes = true
  override readonly speaks = true
  #discs: readonly Label[] = []
  #texts: readonly Label[] = []

  override showFacts({ view }: MapFacts): void {
    const { font, lands } = this.world
    const powers = powerMarks(view)
    const discs = powers.map((mark) => this.#keep(this.#discs, discGlyph(mark), mark.capital, DISC))
    const plates = powers.map((mark) => {
      const middle = lands.middleOf({ kind: 'power', id: mark.id }) ?? mark.capital
      return this.#keep(this.#texts, plateGlyph(mark, powerShort(mark.id), font), middle, PLATE)
    })
    const names = view.states.flatMap(({ id }) => {
      const at = lands.middleOf({ kind: 'state', id })
      return at ? [this.#keep(this.#texts, nameGlyph(stateName(id), font), at, NAME)] : []
    })
    this.#drop(this.#discs, discs)
    this.#drop(this.#texts, [...plates, ...names])
    this.#discs = discs
    this.#texts = [...plates, ...names]
    this.onRest()
  }

  override onZoom(): void {
    this.#place()
  }

  override onRest(): void {
    this.#arrange()
    this.#place()
    this.world.requestFrame()
  }

  /** The label of before that already looks like this at this place, or a new one. */
  #keep(before: readonly Label[], texture: SpriteTexture, anchor: Point, kind: LabelKind): Label {
    const old = before.find(({ key, anchor: [x, y] }) => key === texture.key && x === anchor[0] && y === anchor[1])
    if (old) return old
    const sprite = addSprite(this, texture, this.world.density).setDepth(kind.depth).setVisible(false)
    return { key: texture.key, anchor, sprite, size: texture, kind, offset: undefined }
  }

  #drop(before: readonly Label[], now: readonly Label[]): void {
    for (const label of before) if (!now.includes(label)) removeSprite(this, label.sprite)
  }

  /** Decides where each text goes around its anchor; discs stand on theirs. */
  #arrange(): void {
    const { camera, density } = this.world
    const crowded = camera.zoom < CROWDED * density
    const requests = this.#texts.map(
      ({ anchor, size, kind: { gap, required } }): LabelRequest => ({
        anchor: camera.pointOf(anchor),
        width: size.width * density,
        height: size.height * density,
        gap: gap * density,
        required,
      }),
    )
    const screen = { left: 0, top: 0, width: camera.width, height: camera.height }
    const taken = this.#discs.map((disc) => this.#discBox(disc))
    for (const [k, box] of placeLabels(requests, taken, screen).entries()) {
      const label = this.#texts[k]
      const anchor = requests[k]?.anchor ?? [0, 0]
      if (label) label.offset = crowded || !box ? undefined : [box.left - anchor[0], box.top - anchor[1]]
    }
    for (const label of this.#discs) label.offset = [(-DISC_SIZE / 2) * density, (-DISC_SIZE / 2) * density]
  }

  #discBox({ anchor }: Label): Box {
    const { camera, density } = this.world
    const [x, y] = camera.pointOf(anchor)
    const side = (DISC_SIZE - 12) * density
    return { left: x - side / 2, top: y - side / 2, width: side, height: side }
  }

  /** Puts each label at a whole pixel of the screen, where its letters are sharp. */
  #place(): void {
    const { camera } = this.world
    for (const { sprite, anchor, offset } of [...this.#discs, ...this.#texts]) {
      sprite.setVisible(offset !== undefined)
      if (!offset) continue
      const [x, y] = camera.pointOf(anchor)
      const [worldX, worldY] = camera.placeAt([Math.round(x + offset[0]), Math.round(y + offset[1])])
      sprite.setPosition(worldX, worldY).setScale(1 / camera.zoom)
    }
  }
}
