import type { Point } from '../land/projection.ts'

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

/** The point of an arc at t, 0 at its start, 1 at its end. */
export function pointOnArc({ from, over, to }: Arc, t: number): Point {
  const s = 1 - t
  return [s * s * from[0] + 2 * s * t * over[0] + t * t * to[0], s * s * from[1] + 2 * s * t * over[1] + t * t * to[1]]
}

/** Points along an arc from t = start to t = end, both included. */
export function arcSection(arc: Arc, start: number, end: number, pieces: number): readonly Point[] {
  return Array.from({ length: pieces + 1 }, (_, k) => pointOnArc(arc, start + ((end - start) * k) / pieces))
}

/** Cuts a line into dashes of a length with gaps between, measured along it. */
export function cutDashes(line: readonly Point[], dash: number, gap: number): readonly (readonly Point[])[] {
  const length = lengthOf(line)
  const pieces: (readonly Point[])[] = []
  for (let start = 0; start < length; start += dash + gap) pieces.push(cut(line, start, Math.min(start + dash, length)))
  return pieces
}

const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1])

const lengthOf = (line: readonly Point[]): number =>
  line.reduce((sum, point, k) => (k === 0 ? 0 : sum + distance(line[k - 1]!, point)), 0)

/** The part of a line between two distances from its start. */
function cut(line: readonly Point[], from: number, to: number): readonly Point[] {
  const part: Point[] = []
  let walked = 0
  for (let k = 1; k < line.length; k++) {
    const [a, b] = [line[k - 1]!, line[k]!]
    const step = distance(a, b)
    const at = (mark: number): Point => {
      const t = step === 0 ? 0 : Math.min(1, Math.max(0, (mark - walked) / step))
      return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
    }
    if (walked + step >= from && walked <= to) {
      if (part.length === 0) part.push(at(from))
      part.push(at(to))
    }
    walked += step
  }
  return part
}
