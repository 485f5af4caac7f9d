import type { GameObjects } from 'phaser'
import { blockFace, DISC_SIZE, discFace, nameFace } from '../faces.ts'
import { fullBar, type PowerMark } from '../facts.ts'
import { type Box, placeAll, type Wish } from '../placement.ts'
import type { Point } from '../projection.ts'
import type { Stage } from '../stage.ts'
import { type Face, stamp, unstamp } from '../stamp.ts'
import { toScreen, type View } from '../view.ts'

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

export function labels(stage: Stage, font: string): Labels {
  const { scene, density } = stage
  let discs: readonly Label[] = []
  let texts: readonly Label[] = []
  let view: View | undefined

  /** Keeps the label that already shows this face, or makes it. */
  const keep = (
    before: readonly Label[],
    face: Face,
    anchor: Point,
    gap: number,
    required: boolean,
    depth: number,
  ): Label => {
    const old = before.find(({ key, anchor: at }) => key === face.key && at[0] === anchor[0] && at[1] === anchor[1])
    if (old) return old
    const image = stamp(scene, face, density).setDepth(depth).setVisible(false)
    return { key: face.key, anchor, image, size: face, gap, required, offset: undefined }
  }
  const drop = (before: readonly Label[], now: readonly Label[]) => {
    for (const label of before) if (!now.includes(label)) unstamp(scene, label.image)
  }
  const arrange = (at: View) => {
    const boxOf = ({ anchor }: Label): Box => {
      const [x, y] = toScreen(at, anchor)
      const side = (DISC_SIZE - 12) * density
      return { left: x - side / 2, top: y - side / 2, width: side, height: side }
    }
    const wishes = texts.map(
      ({ anchor, size, gap, required }): Wish => ({
        anchor: toScreen(at, anchor),
        width: size.width * density,
        height: size.height * density,
        gap: gap * density,
        required,
      }),
    )
    for (const [k, box] of placeAll(wishes, discs.map(boxOf)).entries()) {
      const label = texts[k]
      const anchor = wishes[k]?.anchor ?? [0, 0]
      if (label) label.offset = box && [box.left - anchor[0], box.top - anchor[1]]
    }
    for (const label of discs) label.offset = [(-DISC_SIZE / 2) * density, (-DISC_SIZE / 2) * density]
  }
  const put = (at: View) => {
    for (const { image, anchor, offset } of [...discs, ...texts]) {
      image.setVisible(offset !== undefined)
      if (!offset) continue
      const [x, y] = toScreen(at, anchor)
      image.setPosition(Math.round(x + offset[0]), Math.round(y + offset[1]))
    }
  }
  return {
    show(powers, states) {
      const full = fullBar(powers.map(({ mark }) => mark))
      const nextDiscs = powers.map(({ mark }) => keep(discs, discFace(mark), mark.capital, 0, true, 20))
      const nextTexts = [
        ...powers.map(({ mark, name }) =>
          keep(texts, blockFace(mark, name, full, font), mark.capital, DISC_GAP, true, 21),
        ),
        ...states.map(({ name, at }) => keep(texts, nameFace(name, font), at, 0, false, 19)),
      ]
      drop(discs, nextDiscs)
      drop(texts, nextTexts)
      discs = nextDiscs
      texts = nextTexts
      if (view) this.rest(view)
    },
    place(next) {
      const first = view === undefined
      view = next
      if (first) arrange(next)
      put(next)
    },
    rest(next) {
      arrange(next)
      put(next)
      stage.draw()
    },
  }
}
