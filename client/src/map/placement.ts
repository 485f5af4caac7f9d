import type { Point } from './projection.ts'

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Something to be written near a point of the screen. */
export interface Wish {
  readonly anchor: Point
  readonly width: number
  readonly height: number
  /** Distance kept from the anchor; 0 centres the first try on it. */
  readonly gap: number
  /** A required label is placed where it hurts least; the others stay away when there is no room. */
  readonly required: boolean
}

type Slot = (wish: Wish) => Box

const at =
  (dx: -1 | 0 | 1, dy: -1 | 0 | 1): Slot =>
  ({ anchor: [x, y], width, height, gap }) => ({
    left: x + dx * gap + ((dx - 1) / 2) * width,
    top: y + dy * gap + ((dy - 1) / 2) * height,
    width,
    height,
  })

/** Around an anchor that carries a mark, best first. */
const AROUND: readonly Slot[] = [at(1, 0), at(-1, 0), at(0, 1), at(0, -1), at(1, 1), at(1, -1), at(-1, 1), at(-1, -1)]
const CENTRED: readonly Slot[] = [at(0, 0)]

export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}

/**
 * Places wishes in their order, keeping clear of obstacles and of what was placed before. The result has one entry per
 * wish: its box, or undefined when it found no room.
 */
export function placeAll(wishes: readonly Wish[], obstacles: readonly Box[]): readonly (Box | undefined)[] {
  const taken = [...obstacles]
  return wishes.map((wish) => {
    const box = best(wish, taken)
    if (box) taken.push(box)
    return box
  })
}

function best(wish: Wish, taken: readonly Box[]): Box | undefined {
  let choice: Box | undefined
  let least = Infinity
  for (const slot of wish.gap > 0 ? AROUND : CENTRED) {
    const box = slot(wish)
    let hurt = 0
    for (const other of taken) hurt += overlap(box, other)
    if (hurt === 0) return box
    if (hurt < least) {
      least = hurt
      choice = box
    }
  }
  return wish.required ? choice : undefined
}
