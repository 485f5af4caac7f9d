import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, type LabelRequest, overlapArea, placeLabels } from '#client/map/layers/placement.ts'

const request = (x: number, y: number, more: Partial<LabelRequest> = {}): LabelRequest => ({
  anchor: [x, y],
  width: 80,
  height: 30,
  gap: 12,
  required: true,
  ...more,
})
const mark = (x: number, y: number): Box => ({ left: x - 10, top: y - 10, width: 20, height: 20 })

describe('label placement', () => {
  test('a label at the edge of the screen turns inwards; one off the screen stays as it is', () => {
    const screen = { left: 0, top: 0, width: 300, height: 200 }
    const [edge] = placeLabels([request(295, 100)], [], screen)
    expect(edge!.left + edge!.width).toBeLessThanOrEqual(300)
    const [outside] = placeLabels([request(500, 100)], [], screen)
    expect(outside!.left).toBeGreaterThan(500)
  })

  test('prefers the right-hand side', () => {
    const [box] = placeLabels([request(100, 100)], [mark(100, 100)])
    expect(box).toEqual({ left: 112, top: 85, width: 80, height: 30 })
  })

  test('turns to another side when the first is taken', () => {
    const [first, second] = placeLabels([request(100, 100), request(100, 110)], [])
    expect(first && second && overlapArea(first, second)).toBe(0)
  })

  test('leaves out what is not required when there is no room, and never what is', () => {
    const wall: Box = { left: 0, top: 0, width: 1000, height: 1000 }
    const placed = placeLabels([request(500, 500), request(500, 500, { required: false })], [wall])
    expect(placed[0]).toBeDefined()
    expect(placed[1]).toBeUndefined()
  })

  test('a name without a mark stands on its place', () => {
    const [box] = placeLabels([request(100, 100, { gap: 0, required: false })], [])
    expect(box).toEqual({ left: 60, top: 85, width: 80, height: 30 })
  })

  test('optional names never touch anything', () => {
    const spot = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 600 }) })
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 20 }), (spots) => {
        const obstacles = spots.slice(0, 5).map(({ x, y }) => mark(x, y))
        const boxes = placeLabels(
          spots.map(({ x, y }) => request(x, y, { gap: 0, required: false })),
          obstacles,
        ).filter((box) => box !== undefined)
        for (const [k, box] of boxes.entries())
          for (const other of [...obstacles, ...boxes.slice(k + 1)]) expect(overlapArea(box, other)).toBe(0)
      }),
    )
  })
})
