/**
 * `npm run tool -- map`: makes two files from Natural Earth's 1:50m countries (world-atlas). assets/map/world.json: ids for every
 * territory, coasts simplified to what a 4096-pixel world shows, specks of islands left out, borders still shared.
 * assets/map/globe.json, for the front page: one shape a league of the scenario two-blocs and one for all other land, coarse enough to
 * be drawn many times a second. Run it when world-atlas or the scenario's territories are changed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { feature, mergeArcs, quantize } from 'topojson-client'
import { filter, planarRingArea, presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import twoBlocs from '../assets/scenarios/two-blocs.json' with { type: 'json' }
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

type Weighed = typeof weighed

function areaOf(topology: Weighed | typeof globe, ring: number[]): number {
  const { geometry } = feature(topology, { type: 'Polygon', arcs: [ring] })
  return planarRingArea(geometry.coordinates[0]!)
}

const ringsOf = (shape: Polygon | MultiPolygon) => (shape.type === 'Polygon' ? [shape.arcs] : shape.arcs)

/** Area of the largest island of each territory: the one that stays however small it is. */
const mainlands = new Set(
  geometries.map((geometry) => Math.max(...ringsOf(geometry).map(([ring]) => areaOf(weighed, ring!)))),
)
const isDrawn = (ring: number[]) => areaOf(weighed, ring) >= ISLAND || mainlands.has(areaOf(weighed, ring))
const { bbox: _, ...simple } = simplify(filter(weighed, isDrawn), BEND)
writeFileSync(join(ROOT, 'assets/map/world.json'), JSON.stringify(quantize(simple, GRID)))

/** The same of the globe, which is never looked at closely. */
const GLOBE_BEND = 0.6
const GLOBE_ISLAND = 2
const GLOBE_GRID = 3600

/** The leagues of the usual match: the others are lesser states in it. */
const played = twoBlocs.powers.filter(({ id }) => twoBlocs.seatings['6'].includes(id))
const leagueOf = new Map(played.flatMap(({ id, territories }) => territories.map((each) => [each, id])))
const shapeOf = (id: string | undefined) =>
  mergeArcs(
    weighed,
    geometries.filter((geometry) => leagueOf.get(geometry.id) === id),
  )
const leagues = played.map(({ id, look, capital }) => ({ ...shapeOf(id), id, properties: { look, capital } }))
const shapes = [...leagues, { ...shapeOf(undefined), id: 'land', properties: {} }]
const globe = { ...weighed, objects: { shapes: { type: 'GeometryCollection' as const, geometries: shapes } } }
const isOnGlobe = (ring: number[]) => areaOf(globe, ring) >= GLOBE_ISLAND
const { bbox: __, ...coarse } = simplify(filter(globe, isOnGlobe), GLOBE_BEND)
writeFileSync(join(ROOT, 'assets/map/globe.json'), JSON.stringify(quantize(coarse, GLOBE_GRID)))
