/**
 * Makes assets/map/world.json from Natural Earth's 1:50m countries (world-atlas): ids for every territory, coasts
 * simplified to what a 4096-pixel world shows, specks of islands left out, borders still shared. Run it when
 * world-atlas is updated: `node scripts/run.mjs scripts/makeMap.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { feature, quantize } from 'topojson-client'
import { filter, planarRingArea, presimplify, simplify } from 'topojson-simplify'
import { ROOT } from './pinnedNode.mjs'

/** Square degrees below which a bend, and a lone island, is not drawn. */
const BEND = 0.012
const ISLAND = 0.06
/** Grid steps around the world: finer than a pixel of the closest look. */
const GRID = 3e4
const ANTARCTICA = '010'

/** ISO has no number for a few territories: they get a name of ours instead. */
const slug = (name) =>
  `x-${name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')}`

const source = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'),
)
const { countries } = source.objects
const geometries = countries.geometries
  .map(({ properties, id = slug(properties.name), ...geometry }) => ({ ...geometry, id }))
  .filter(({ id }) => id !== ANTARCTICA)
const world = { ...source, objects: { territories: { ...countries, geometries } } }
const weighed = presimplify(world)
const areaOf = (ring) => planarRingArea(feature(weighed, { type: 'Polygon', arcs: [ring] }).geometry.coordinates[0])
/** Area of the largest island of each territory: the one that stays however small it is. */
const mainlands = new Set(
  geometries.map(({ type, arcs }) => Math.max(...(type === 'Polygon' ? [arcs] : arcs).map(([ring]) => areaOf(ring)))),
)
const isDrawn = (ring) => areaOf(ring) >= ISLAND || mainlands.has(areaOf(ring))
const simple = simplify(filter(weighed, isDrawn), BEND)
delete simple.bbox
writeFileSync(join(ROOT, 'assets/map/world.json'), JSON.stringify(quantize(simple, GRID)))
