import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clampView,
  mixViews,
  openingView,
  panBy,
  resizeView,
  type Size,
  snapView,
  toScreen,
  toWorld,
  type View,
  wholeView,
  wholeZoom,
  zoomAt,
} from '#client/map/camera/view.ts'
import { project, WORLD } from '#client/map/land/projection.ts'

const sizes: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 500, height: 120 },
]
const anySize = fc.record({ width: fc.integer({ min: 16, max: 4000 }), height: fc.integer({ min: 16, max: 3000 }) })

/** No edge of the world stands inside the screen unless the whole world fits. */
function expectCovered(view: View, size: Size): void {
  const [left, top] = toScreen(view, size, [0, 0])
  for (const [offset, screen, world] of [
    [left, size.width, WORLD.width * view.zoom],
    [top, size.height, WORLD.height * view.zoom],
  ] as const) {
    if (world <= screen + 0.01) expect(Math.abs(offset - (screen - world) / 2)).toBeLessThanOrEqual(0.01)
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
    expect(view.zoom).toBeGreaterThanOrEqual(wholeZoom(size) - 1e-9)
    const filled = WORLD.width * view.zoom >= size.width - 1 && WORLD.height * view.zoom >= size.height - 1
    if (size.width / size.height < 2) expect(filled).toBe(true)
  })

  test('opens on a phone with home in the middle', () => {
    const size = { width: 390, height: 844 }
    const home = project([14, 48])
    expect(toScreen(openingView(size, home), size, home)[0]).toBeCloseTo(195, 3)
  })

  test('shows the whole world when asked', () => {
    for (const size of sizes) {
      const view = wholeView(size)
      const [left, top] = toScreen(view, size, [0, 0])
      const [right, bottom] = toScreen(view, size, [WORLD.width, WORLD.height])
      expect(left).toBeGreaterThanOrEqual(-0.01)
      expect(top).toBeGreaterThanOrEqual(-0.01)
      expect(right).toBeLessThanOrEqual(size.width + 0.01)
      expect(bottom).toBeLessThanOrEqual(size.height + 0.01)
    }
  })

  test('never shows beyond the edges, for any gesture', () => {
    const move = fc.record({
      dx: fc.integer({ min: -900, max: 900 }),
      zoom: fc.double({ min: 0.2, max: 5, noNaN: true }),
    })
    fc.assert(
      fc.property(anySize, fc.array(move, { maxLength: 12 }), (size, moves) => {
        let view = openingView(size)
        for (const { dx, zoom } of moves) {
          view = zoomAt(panBy(view, size, dx, -dx), size, zoom, [dx % size.width, 9])
          expectCovered(view, size)
        }
      }),
    )
  })

  test('never shows beyond the edges on the way between two views that fill the screen', () => {
    const size = { width: 1366, height: 768 }
    const anyView = fc.record({
      x: fc.integer({ min: 0, max: WORLD.width }),
      y: fc.integer({ min: 0, max: WORLD.height }),
      zoom: fc.double({ min: openingView(size).zoom, max: 9, noNaN: true }),
    })
    fc.assert(
      fc.property(anyView, anyView, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
        expectCovered(mixViews(clampView(a, size), clampView(b, size), t), size)
      }),
    )
  })

  test('keeps the place under the cursor while zooming in', () => {
    const size = { width: 1366, height: 768 }
    const view = clampView({ x: 1091, y: 542, zoom: 2 }, size)
    const cursor = [400, 300] as const
    const before = toWorld(view, size, cursor)
    const after = toWorld(zoomAt(view, size, 1.7, cursor), size, cursor)
    expect(after[0]).toBeCloseTo(before[0], 6)
    expect(after[1]).toBeCloseTo(before[1], 6)
  })

  test('keeps the middle when the screen changes its size', () => {
    const view = clampView({ x: 1000, y: 516, zoom: 3 }, { width: 1000, height: 700 })
    const { x, y } = resizeView(view, { width: 1000, height: 700 }, { width: 700, height: 900 })
    expect(x).toBeCloseTo(view.x, 6)
    expect(y).toBeCloseTo(view.y, 6)
  })

  test('glides from one view to the other', () => {
    const from = { x: 100, y: 50, zoom: 1 }
    const to = { x: 400, y: 200, zoom: 4 }
    expect(mixViews(from, to, 0)).toEqual(from)
    expect(mixViews(from, to, 1)).toEqual(to)
    expect(mixViews(from, to, 0.5).zoom).toBeCloseTo(2)
    expect(mixViews(from, { ...from, x: 150 }, 0.5)).toEqual({ ...from, x: 125 })
  })

  test('is snapped by half a pixel at most, to whole pixels', () => {
    fc.assert(
      fc.property(anySize, fc.integer({ min: 0, max: 2000 }), (size, x) => {
        const view = { x: x / 3, y: x / 7, zoom: 1.7 }
        const [left, top] = toScreen(snapView(view, size), size, [0, 0])
        expect(Math.abs(left - Math.round(left))).toBeLessThan(1e-6)
        expect(Math.abs(top - Math.round(top))).toBeLessThan(1e-6)
        expect(Math.abs(left - toScreen(view, size, [0, 0])[0])).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
    )
  })
})
