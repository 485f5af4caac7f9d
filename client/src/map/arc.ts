import type { Point } from './projection.ts'

/** A bent line: start, the point it leans towards, end. */
export interface Arc {
  readonly from: Point
  readonly over: Point
  readonly to: Point
}

/** An arc that bulges to the north by `lift` of its length, as a great circle does on a flat map. */
export function arcBetween(from: Point, to: Point, lift: number): Arc {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const up = dx < 0 ? -1 : 1
  const over: Point = [(from[0] + to[0]) / 2 + dy * lift * up, (from[1] + to[1]) / 2 - dx * lift * up]
  return { from, over, to }
}

export function pointOn({ from, over, to }: Arc, t: number): Point {
  const s = 1 - t
  return [s * s * from[0] + 2 * s * t * over[0] + t * t * to[0], s * s * from[1] + 2 * s * t * over[1] + t * t * to[1]]
}

/** Points along an arc from t = start to t = end, both included. */
export function stretchOf(arc: Arc, start: number, end: number, pieces: number): readonly Point[] {
  return Array.from({ length: pieces + 1 }, (_, k) => pointOn(arc, start + ((end - start) * k) / pieces))
}

/** Cuts a line into dashes of a length with gaps between, measured along it. */
export function dashes(line: readonly Point[], dash: number, gap: number): readonly (readonly Point[])[] {
  const pieces: Point[][] = []
  let current: Point[] | undefined
  let left = dash
  let drawing = true
  const first = line[0]
  if (first) current = [first]
  for (let k = 1; k < line.length; k++) {
    let [x, y] = line[k - 1] ?? [0, 0]
    const [endX, endY] = line[k] ?? [0, 0]
    let rest = Math.hypot(endX - x, endY - y)
    while (rest > left) {
      x += ((endX - x) * left) / rest
      y += ((endY - y) * left) / rest
      rest -= left
      if (drawing && current) pieces.push([...current, [x, y]])
      drawing = !drawing
      current = drawing ? [[x, y]] : undefined
      left = drawing ? dash : gap
    }
    left -= rest
    if (drawing && current) current.push([endX, endY])
  }
  if (drawing && current && current.length > 1) pieces.push(current)
  return pieces
}
