import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { toTenths } from '#shared/math'
import within from '../../../assets/map/within.json'
import worldUrl from '../../../assets/map/world.json?url'
import { project, WORLD, worldProjection } from '../map/land/projection.ts'
import { boundsOf, largestRing, projectShape } from '../map/land/trace.ts'
import { pageLocale } from '../text/text.ts'

/** A territory as the workshop draws it. */
export interface Plot {
  readonly id: string
  /** SVG path in world units. */
  readonly path: string
  /** Longitude and latitude of the middle of its mainland. */
  readonly middle: readonly [number, number]
}

/** Size of the map in world units. */
export const MAP_SIZE = WORLD

/** Where a longitude and latitude lie on it. */
export const mapPoint = project

/** Antarctica: no owner's, and off the map. */
const ICE = '010'

/** All territories that a scenario may name: those drawn, and those drawn as part of another. */
export const territoriesOf = (plots: readonly Plot[]): readonly string[] => [
  ...plots.map(({ id }) => id),
  ICE,
  ...Object.keys(within),
]

/** Fetches the map. @throws when it cannot be fetched */
export async function fetchPlots(): Promise<readonly Plot[]> {
  const topology = (await (await fetch(worldUrl)).json()) as Topology
  const { features } = feature(topology, topology.objects['territories'] as GeometryCollection)
  const { invert } = worldProjection()
  return features
    .filter(({ id }) => id !== ICE)
    .map((shape) => {
      const runs = projectShape(shape)
      const { left, right, top, bottom } = boundsOf([largestRing(runs) ?? runs[0]!])
      const [longitude = 0, latitude = 0] = invert?.([(left + right) / 2, (top + bottom) / 2]) ?? []
      const path = runs.map(({ points }) => `M${points.map(toTenths).join(' ')}Z`).join('')
      return { id: String(shape.id), path, middle: [toTenths(longitude), toTenths(latitude)] }
    })
}

/** What a territory is called in the page's language; ISO has none for some, which have their id as a name. */
export function territoryName(id: string): string {
  if (id.startsWith('x-')) return id.slice(2).replaceAll('-', ' ')
  try {
    const { region = id } = new Intl.Locale(`und-${id}`)
    return new Intl.DisplayNames(pageLocale(), { type: 'region' }).of(region) ?? id
  } catch {
    return id
  }
}
