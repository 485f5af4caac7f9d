import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { emberCount, litCities, type PaintedLand } from '#client/map/facts/plan.ts'
import type { Atlas, Region } from '#client/map/land/atlas.ts'
import { type Point, WORLD } from '#client/map/land/projection.ts'
import { type Cities, type Painter, paintWorld } from '#client/map/paint/paintWorld.ts'
import { withOpacity } from '#client/map/paint/tones.ts'
import { COLOURS } from '#client/theme/tokens.ts'
import { powerId } from '#shared/ids'

describe('cities of a land', () => {
  test('give light in peace, a power’s more than a lesser state’s', () => {
    const [power, state] = [litCities({ kind: 'power', loss: 0 }), litCities({ kind: 'state', loss: 0 })]
    expect(power.from).toBe(0)
    expect(state.from).toBe(0)
    expect(power.to).toBeGreaterThan(2 * state.to)
    expect(state.to).toBeGreaterThan(0)
  })

  test('stay dark where weapons fell, the more the more of it is lost, and all of them where most is', () => {
    const lit = (loss: number) => {
      const { from, to } = litCities({ kind: 'power', loss })
      return Math.max(0, to - from)
    }
    for (const loss of [0.1, 0.2, 0.3]) {
      expect(litCities({ kind: 'power', loss }).from).toBe(emberCount(loss))
      expect(lit(loss)).toBeLessThan(lit(loss - 0.1))
    }
    expect(lit(0.9)).toBe(0)
  })
})

/** Everything a painter is asked: a pen that takes any call and keeps circles with the colour they are filled in. */
function recordingPen() {
  const circles: { readonly at: Point; readonly colour: string }[] = []
  let pending: Point[] = []
  const set: Record<string, unknown> = {}
  const methods: Record<string, (...given: never[]) => unknown> = {
    beginPath: () => {
      pending = []
    },
    arc: (x: number, y: number) => pending.push([x, y]),
    fill: () => {
      circles.push(...pending.map((at) => ({ at, colour: String(set.fillStyle) })))
      pending = []
    },
    createRadialGradient: () => ({ addColorStop: () => undefined }),
    createLinearGradient: () => ({ addColorStop: () => undefined }),
  }
  const pen = new Proxy(set, {
    get: (target, name: string) => methods[name] ?? target[name] ?? (() => undefined),
    set: (target, name: string, value) => {
      target[name] = value
      return true
    },
  })
  return { pen: pen as unknown as CanvasRenderingContext2D, circles }
}

describe('the lights that are painted', () => {
  beforeAll(() => {
    vi.stubGlobal(
      'Path2D',
      class {
        moveTo() {}
        lineTo() {}
        closePath() {}
      },
    )
    vi.stubGlobal('document', { createElement: () => ({ getContext: () => recordingPen().pen }) })
  })
  afterAll(() => void vi.unstubAllGlobals())

  const bounds = { left: 0, top: 0, right: WORLD.width, bottom: WORLD.height }
  const path = {} as Path2D
  const region: Region = { ids: [], path, rim: path, inner: path, bounds, label: undefined }
  const atlas: Atlas = { territories: [], region: () => region }
  const land: PaintedLand = {
    kind: 'power',
    id: powerId('boreal'),
    territories: [],
    fill: COLOURS.land,
    look: undefined,
    strength: 1,
    loss: 0.1,
    hasFallout: false,
    outline: undefined,
  }

  function painted(cities: Cities) {
    const { pen, circles } = recordingPen()
    const painter: Painter = { pen, pixel: 1, seen: bounds }
    for (const _ of paintWorld(painter, atlas, [land], () => cities));
    return circles
  }

  test('are bone, one with its glow at every city that gives light, and none where weapons fell', () => {
    const lit: Point[] = [
      [10, 10],
      [20, 40],
    ]
    const struck: Point[] = [[70, 70]]
    const bone = withOpacity(COLOURS.bone, 0).split(',0)')[0]!
    const lights = painted({ lit, struck }).filter(({ colour }) => colour.startsWith(bone))
    for (const at of lit) expect(lights.filter((each) => String(each.at) === String(at)).length).toBeGreaterThan(1)
    expect(lights.filter(({ at }) => String(at) === String(struck[0]))).toEqual([])
    expect(painted({ lit: [], struck: [] }).filter(({ colour }) => colour.startsWith(bone))).toEqual([])
  })

  test('are covered by burnt ground where weapons fell', () => {
    const dark = painted({ lit: [], struck: [[70, 70]] }).filter(({ at }) => String(at) === '70,70')
    expect(dark.length).toBeGreaterThan(0)
  })
})
