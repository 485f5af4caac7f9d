import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Point, project, WORLD } from '#client/map/land/projection.ts'
import { standInForBrowser, tweeningScene } from '#tests/support/phaser'

standInForBrowser()
const { WorldCamera } = await import('#client/map/camera/WorldCamera.ts')

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function openCamera({ width = 1366, height = 768, calm = false, home = project([14, 48]) } = {}) {
  const { scene, step } = await tweeningScene(width, height)
  const moves = vi.fn()
  const camera = new WorldCamera(scene, { home, isCalm: () => calm, onMove: moves })
  /** Lets a glide go on for so many frames of a sixtieth of a second. */
  const frames = (count: number) => {
    for (let frame = 0; frame < count; frame++) {
      vi.advanceTimersByTime(17)
      step()
    }
  }
  return { camera, moves, frames }
}

/** Where the camera that Phaser draws with shows a place. */
function drawnAt(camera: InstanceType<typeof WorldCamera>, [x, y]: Point): Point {
  camera.preRender()
  const { matrix } = camera.matrixCombined
  return [(matrix[0] ?? 0) * x + (matrix[4] ?? 0), (matrix[3] ?? 0) * y + (matrix[5] ?? 0)]
}

const NAIROBI = project([37, -1])

describe('the world camera', () => {
  test('says where places are as Phaser draws them', async () => {
    const { camera } = await openCamera()
    camera.zoomBy(2.7, [300, 200])
    camera.push(33, -21)
    const [x, y] = camera.pointOf(NAIROBI)
    const [drawnX, drawnY] = drawnAt(camera, NAIROBI)
    expect(drawnX).toBeCloseTo(x, 3)
    expect(drawnY).toBeCloseTo(y, 3)
    const [placeX, placeY] = camera.placeAt([x, y])
    expect(placeX).toBeCloseTo(NAIROBI[0], 6)
    expect(placeY).toBeCloseTo(NAIROBI[1], 6)
  })

  test('holds the place under the mouse at every frame of a glide', async () => {
    const { camera, frames } = await openCamera()
    camera.zoomBy(2, [683, 384])
    const mouse: Point = [1000, 300]
    const place = camera.placeAt(mouse)
    camera.glideZoom(3, mouse)
    const zooms = [camera.zoom]
    for (let frame = 0; frame < 20; frame++) {
      frames(1)
      const [x, y] = drawnAt(camera, place)
      expect(Math.hypot(x - mouse[0], y - mouse[1])).toBeLessThan(0.01)
      zooms.push(camera.zoom)
    }
    expect(zooms.at(-1)! / zooms[0]!).toBeCloseTo(3, 6)
    expect(new Set(zooms).size).toBeGreaterThan(8)
  })

  test('adds up glides that are asked for while it glides', async () => {
    const { camera, frames } = await openCamera()
    const before = camera.zoom
    camera.glideZoom(1.5)
    frames(4)
    camera.glideZoom(1.5)
    frames(30)
    expect(camera.zoom / before).toBeCloseTo(2.25, 6)
  })

  test('a hand stops a glide', async () => {
    const { camera, frames } = await openCamera()
    camera.glideZoom(4)
    frames(4)
    camera.push(-10, 0)
    const { zoom } = camera
    frames(30)
    expect(camera.zoom).toBe(zoom)
  })

  test('jumps for players who want less motion', async () => {
    const { camera } = await openCamera({ calm: true })
    const before = camera.zoom
    camera.glideZoom(2)
    expect(camera.zoom / before).toBeCloseTo(2, 6)
  })

  test('shows the world at whole pixels after a push, and loses no fraction of many small ones', async () => {
    const { camera } = await openCamera()
    camera.zoomBy(2, [683, 384])
    const [before] = camera.pointOf(NAIROBI)
    for (let pushes = 0; pushes < 100; pushes++) camera.push(-0.4, 0.3)
    const [left, top] = drawnAt(camera, [0, 0])
    expect(left).toBeCloseTo(Math.round(left), 3)
    expect(top).toBeCloseTo(Math.round(top), 3)
    expect(Math.abs(camera.pointOf(NAIROBI)[0] - (before - 40))).toBeLessThanOrEqual(1)
  })

  test('tells of every move, before the frame that shows it', async () => {
    const { camera, moves, frames } = await openCamera()
    moves.mockClear()
    camera.push(5, 5)
    expect(moves).toHaveBeenCalled()
    moves.mockClear()
    camera.glideToWhole()
    expect(moves).toHaveBeenCalledTimes(1)
    frames(5)
    expect(moves.mock.calls.length).toBeGreaterThan(3)
  })

  test('goes to a place as far as the edges allow', async () => {
    const { camera, frames } = await openCamera()
    camera.zoomBy(6, [683, 384])
    camera.glideToPlace(NAIROBI)
    frames(30)
    expect(camera.pointOf(NAIROBI)[0]).toBeCloseTo(683, 0)
    camera.glideToPlace([0, 0])
    frames(30)
    expect(camera.pointOf([0, 0])[0]).toBeCloseTo(0, 0)
  })

  test('keeps the middle when the screen changes its size', async () => {
    const { camera } = await openCamera()
    camera.zoomBy(4, [600, 300])
    const middle = camera.placeAt([683, 384])
    camera.setSize(500, 700)
    camera.resizedFrom({ width: 1366, height: 768 })
    const [x, y] = camera.placeAt([250, 350])
    expect(x).toBeCloseTo(middle[0], 0)
    expect(y).toBeCloseTo(middle[1], 0)
    expect(x).toBeLessThan(WORLD.width)
  })
})
