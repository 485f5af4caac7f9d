import { readdirSync, readFileSync } from 'node:fs'
import { merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { WORLD } from '#client/map/land/projection.ts'
import { boundsOf, boundsOverlap, projectShape } from '#client/map/land/trace.ts'

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const world = read('assets/map/world.json') as Topology
const shapes = (Object.values(world.objects)[0] as GeometryCollection).geometries as (Polygon | MultiPolygon)[]

interface Owner {
  readonly id: string
  readonly territories: readonly string[]
}

describe('the map file on the flat world', () => {
  test('every territory has land, within the edges', () => {
    for (const shape of shapes.filter(({ id }) => id !== '010')) {
      const runs = projectShape(merge(world, [shape]))
      expect(runs.length, `territory ${shape.id}`).toBeGreaterThan(0)
      const { left, top, right, bottom } = boundsOf(runs)
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(-0.01)
      expect(right).toBeLessThanOrEqual(WORLD.width + 0.01)
      expect(bottom).toBeLessThanOrEqual(WORLD.height + 0.01)
    }
  })

  test('no line runs across the whole map: no country is torn at the edge', () => {
    const across = shapes.flatMap((shape) =>
      projectShape(merge(world, [shape]))
        .filter((run) => boundsOf([run]).right - boundsOf([run]).left > WORLD.width * 0.9)
        .map(() => shape.id),
    )
    expect(across.filter((id) => id !== '010')).toEqual([])
  })

  test.each(readdirSync('assets/scenarios'))('every power and state of %s has land on it', (file) => {
    const known = new Set(shapes.map(({ id }) => id))
    const { powers, states } = read(`assets/scenarios/${file}`) as Record<'powers' | 'states', Owner[]>
    const landless = [...powers, ...states].filter(({ territories }) => !territories.some((id) => known.has(id)))
    expect(landless.map(({ id }) => id)).toEqual([])
  })
})

test('bounds meet when they overlap', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 }
  expect(boundsOverlap(box, { left: 9, top: 9, right: 20, bottom: 20 })).toBe(true)
  expect(boundsOverlap(box, { left: 11, top: 0, right: 20, bottom: 10 })).toBe(false)
})
