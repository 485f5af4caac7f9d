import type { Point } from '../land/projection.ts'

/** A rectangle on the screen, in device pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Something to be written near a point of the screen. */
export interface LabelRequest {
  readonly anchor: Point
  readonly width: number
  readonly height: number
  /** Distance kept from the anchor; 0 centres the first try on it, and the only one unless it is required. */
  readonly gap: number
  /** A required label is placed where it costs least; the others stay away when there is no room. */
  readonly required: boolean
}

type Slot = (request: LabelRequest) => Box

const at =
  (dx: -1 | 0 | 1, dy: -1 | 0 | 1): Slot =>
  ({ anchor: [x, y], width, height, gap }) => ({
    left: x + dx * gap + ((dx - 1) / 2) * width,
    top: y + dy * gap + ((dy - 1) / 2) * height,
    width,
    height,
  })

/** Around an anchor that carries a mark, the preferred place first. */
const AROUND: readonly Slot[] = [at(1, 0), at(-1, 0), at(0, 1), at(0, -1), at(1, 1), at(1, -1), at(-1, 1), at(-1, -1)]
const CENTRED: readonly Slot[] = [at(0, 0)]
/** On an anchor without a mark, or as little beside it as is needed. */
const NEAR: readonly Slot[] = [at(0, 0), at(0, 1), at(0, -1), at(1, 0), at(-1, 0)]

const slotsOf = ({ gap, required }: LabelRequest): readonly Slot[] => {
  if (gap > 0) return AROUND
  return required ? NEAR : CENTRED
}

/** The area that two boxes share, in square device pixels. */
export function overlapArea(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}

/** How much of a box the edge of the screen would cut off. An anchor off the screen costs nothing. */
function cutOff(box: Box, [x, y]: Point, screen: Box): number {
  const seen = x >= screen.left && y >= screen.top && x <= screen.left + screen.width && y <= screen.top + screen.height
  return seen ? box.width * box.height - overlapArea(box, screen) : 0
}

const EVERYWHERE: Box = { left: -1e9, top: -1e9, width: 2e9, height: 2e9 }

/**
 * Places requests in their order, keeping clear of obstacles, of what was placed before, and of the screen's edge. The
 * result has one entry per request: its box, or undefined when it found no room.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Box[],
  screen: Box = EVERYWHERE,
): readonly (Box | undefined)[] {
  const taken = [...obstacles]
  return requests.map((request) => {
    const box = best(request, taken, screen)
    if (box) taken.push(box)
    return box
  })
}

function best(request: LabelRequest, taken: readonly Box[], screen: Box): Box | undefined {
  let choice: Box | undefined
  let least = Infinity
  for (const slot of slotsOf(request)) {
    const box = slot(request)
    let cost = cutOff(box, request.anchor, screen)
    for (const other of taken) cost += overlapArea(box, other)
    if (cost === 0) return box
    if (cost < least) {
      least = cost
      choice = box
    }
  }
  return request.required ? choice : undefined
}
