/**
 * `npm run tool -- map`: makes assets/map/world.json from Natural Earth's 1:50m countries (world-atlas): ids for every
 * territory, coasts simplified to what a 4096-pixel world shows, specks of islands left out, borders still shared. Run it
 * when world-atlas is updated.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { feature, quantize } from 'topojson-client'
import { filter, planarRingArea, presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { ROOT } from '../scripts/pinnedNode.mjs'

/** A country of world-atlas; a few have no number of ISO's. */
type Country = (Polygon | MultiPolygon) & { id?: string; properties: { readonly name: string } }

/** Square degrees below which a bend, and a lone island, is not drawn. */
const BEND = 0.012
const ISLAND = 0.06
/** Grid steps around the world: finer than a pixel of the closest look. */
const GRID = 3e4
const ANTARCTICA = '010'

/** ISO has no number for a few territories: they get a name of ours instead. */
const slug = (name: string): string =>
  `x-${name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')}`

const source = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'),
) as Topology<{ countries: GeometryCollection }>
const { countries } = source.objects
const geometries = (countries.geometries as Country[])
  .map(({ properties, id = slug(properties.name), ...geometry }) => ({ ...geometry, id }))
  .filter(({ id }) => id !== ANTARCTICA)
const world = { ...source, objects: { territories: { ...countries, geometries } } }
const weighed = presimplify(world)

function areaOf(ring: number[]): number {
  const { geometry } = feature(weighed, { type: 'Polygon', arcs: [ring] })
  return planarRingArea(geometry.coordinates[0]!)
}

/** Area of the largest island of each territory: the one that stays however small it is. */
const mainlands = new Set(
  geometries.map((geometry) => {
    const islands = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
    return Math.max(...islands.map(([ring]) => areaOf(ring!)))
  }),
)
const isDrawn = (ring: number[]) => areaOf(ring) >= ISLAND || mainlands.has(areaOf(ring))
const { bbox: _, ...simple } = simplify(filter(weighed, isDrawn), BEND)
writeFileSync(join(ROOT, 'assets/map/world.json'), JSON.stringify(quantize(simple, GRID)))
