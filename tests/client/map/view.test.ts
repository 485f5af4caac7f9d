import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clampView,
  mixViews,
  openingView,
  panBy,
  resizeView,
  type Size,
  toScreen,
  toWorld,
  type View,
  wholeScale,
  wholeView,
  zoomAt,
} from '../../../client/src/map/camera/view.ts'
import { project, WORLD } from '../../../client/src/map/land/projection.ts'

const sizes: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 500, height: 120 },
]
const anySize = fc.record({ width: fc.integer({ min: 16, max: 4000 }), height: fc.integer({ min: 16, max: 3000 }) })

/** No edge of the world stands inside the screen unless the whole world fits. */
function expectCovered(view: View, { width, height }: Size): void {
  for (const [offset, screen, world] of [
    [view.left, width, WORLD.width * view.scale],
    [view.top, height, WORLD.height * view.scale],
  ] as const) {
    if (world <= screen + 0.01) expect(offset).toBeCloseTo((screen - world) / 2, 3)
    else {
      expect(offset).toBeLessThanOrEqual(0.01)
      expect(offset + world).toBeGreaterThanOrEqual(screen - 0.01)
    }
  }
}

describe('the projection', () => {
  test('puts inhabited places on the map, north up and east right', () => {
    const [reykjavik, capeHorn, tokyo, lisbon] = [
      project([-22, 64]),
      project([-67, -55.9]),
      project([139, 35]),
      project([-9, 38]),
    ]
    for (const [x, y] of [reykjavik, capeHorn, tokyo, lisbon]) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(WORLD.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(WORLD.height)
    }
    expect(reykjavik[1]).toBeLessThan(lisbon[1])
    expect(lisbon[0]).toBeLessThan(tokyo[0])
  })

  test('keeps the Bering Strait at its edges and puts what lies beyond the map on its rim', () => {
    expect(project([-168, 60])[0]).toBeLessThan(20)
    expect(project([-170, 60])[0]).toBeGreaterThan(WORLD.width - 20)
    expect(project([0, -89])[1]).toBeCloseTo(WORLD.height, 0)
    expect(project([0, 89])[1]).toBeCloseTo(0, 0)
  })
})

describe('the view', () => {
  test.each(sizes)('opens on %o without bands that a little cropping avoids', (size) => {
    const view = openingView(size)
    expectCovered(view, size)
    expect(view.scale).toBeGreaterThanOrEqual(wholeScale(size) - 1e-9)
    const filled = WORLD.width * view.scale >= size.width - 1 && WORLD.height * view.scale >= size.height - 1
    if (size.width / size.height < 2) expect(filled).toBe(true)
  })

  test('opens on a phone with home in the middle', () => {
    const size = { width: 390, height: 844 }
    const home = project([14, 48])
    expect(toScreen(openingView(size, home), home)[0]).toBeCloseTo(195, 3)
  })

  test('shows the whole world when asked', () => {
    for (const size of sizes) {
      const view = wholeView(size)
      const [right, bottom] = toScreen(view, [WORLD.width, WORLD.height])
      expect(view.left).toBeGreaterThanOrEqual(-0.01)
      expect(view.top).toBeGreaterThanOrEqual(-0.01)
      expect(right).toBeLessThanOrEqual(size.width + 0.01)
      expect(bottom).toBeLessThanOrEqual(size.height + 0.01)
    }
  })

  test('never shows beyond the edges, whatever hands do', () => {
    const move = fc.record({
      dx: fc.integer({ min: -900, max: 900 }),
      zoom: fc.double({ min: 0.2, max: 5, noNaN: true }),
    })
    fc.assert(
      fc.property(anySize, fc.array(move, { maxLength: 12 }), (size, moves) => {
        let view = openingView(size)
        for (const { dx, zoom } of moves) view = zoomAt(panBy(view, size, dx, -dx), size, zoom, [dx % size.width, 9])
        expectCovered(view, size)
      }),
    )
  })

  test('keeps the place under the cursor while zooming in', () => {
    const size = { width: 1366, height: 768 }
    const view = clampView({ scale: 2, left: -1500, top: -700 }, size)
    const cursor = [400, 300] as const
    const before = toWorld(view, cursor)
    const after = toWorld(zoomAt(view, size, 1.7, cursor), cursor)
    expect(after[0]).toBeCloseTo(before[0], 6)
    expect(after[1]).toBeCloseTo(before[1], 6)
  })

  test('keeps the middle when the host changes size', () => {
    const before = { width: 1000, height: 700 }
    const after = { width: 700, height: 900 }
    const view = clampView({ scale: 3, left: -2500, top: -1200 }, before)
    const middle = toWorld(view, [500, 350])
    const kept = toWorld(resizeView(view, before, after), [350, 450])
    expect(kept[0]).toBeCloseTo(middle[0], 6)
    expect(kept[1]).toBeCloseTo(middle[1], 6)
  })

  test('glides from one view to the other', () => {
    const from = { scale: 1, left: 0, top: 0 }
    const to = { scale: 4, left: -900, top: -300 }
    expect(mixViews(from, to, 0)).toEqual(from)
    expect(mixViews(from, to, 1)).toEqual(to)
    expect(mixViews(from, to, 0.5).scale).toBeCloseTo(2)
    expect(mixViews(from, { ...from, left: 50 }, 0.5)).toEqual({ ...from, left: 25 })
  })
})
