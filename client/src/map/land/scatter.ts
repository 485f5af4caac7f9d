import type { Point } from './projection.ts'
import type { Bounds } from './trace.ts'

/** A whole number from a text, the same on every device. */
export function hashText(text: string): number {
  let value = 2166136261
  for (let k = 0; k < text.length; k++) {
    value ^= text.charCodeAt(k)
    value = Math.imul(value, 16777619)
  }
  return value >>> 0
}

/** Van der Corput sequence: fills 0–1 evenly, without chance. */
export function vanDerCorput(index: number, base: number): number {
  let result = 0
  let share = 1 / base
  for (let left = index; left > 0; left = Math.floor(left / base)) {
    result += (left % base) * share
    share /= base
  }
  return result
}

/**
 * Up to `count` places spread over a shape, always the same for the same name. `takes` tells whether a place belongs to
 * it; its second argument runs evenly through 0–1, for thinning places out. Longer lists begin with the shorter ones.
 */
export function scatter(
  name: string,
  count: number,
  bounds: Bounds,
  takes: (at: Point, draw: number) => boolean,
): readonly Point[] {
  const start = hashText(name) % 4096
  const width = bounds.right - bounds.left
  const height = bounds.bottom - bounds.top
  const places: Point[] = []
  for (let k = 1; k <= count * 160 && places.length < count; k++) {
    const at: Point = [
      bounds.left + width * vanDerCorput(start + k, 2),
      bounds.top + height * vanDerCorput(start + k, 3),
    ]
    if (takes(at, vanDerCorput(start + k, 5))) places.push(at)
  }
  return places
}
