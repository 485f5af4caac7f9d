import { merge, mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { type TerritoryId, territoryId } from '#shared/ids'
import { labelPoint } from './labelPoint.ts'
import type { Point } from './projection.ts'
import { type Bounds, boundsOf, projectShape, type Run } from './trace.ts'

/** One territory of the map file. */
export interface Territory {
  readonly id: TerritoryId
  readonly path: Path2D
  readonly bounds: Bounds
}

/** Territories that belong together, as one shape. */
export interface Region {
  readonly ids: readonly TerritoryId[]
  readonly path: Path2D
  /** The outline, coasts included. */
  readonly rim: Path2D
  /** Borders between the territories inside. */
  readonly inner: Path2D
  readonly bounds: Bounds
  /** The place on the mainland with the most room for a name. */
  readonly label: Point | undefined
}

/** The territories and regions of the map file, projected to world units. */
export interface Atlas {
  readonly territories: readonly Territory[]
  /** The shape of these territories together; worked out once. Unknown ids are left out. */
  region(ids: readonly TerritoryId[]): Region
}

type Shape = (Polygon | MultiPolygon) & { id?: string | number }

const isShape = (geometry: GeometryObject): geometry is Shape =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'

/** Antarctica: no owner's, and off the map. */
const LEFT_OUT: readonly string[] = ['010']

function shapesOf(topology: Topology): readonly Shape[] {
  const collection = Object.values(topology.objects).find(
    (object): object is GeometryCollection => object.type === 'GeometryCollection',
  )
  return (collection?.geometries ?? []).filter(isShape).filter(({ id }) => !LEFT_OUT.includes(String(id)))
}

/** The outline of a shape as a canvas path in world units. */
export function path2dOf(runs: readonly Run[]): Path2D {
  const path = new Path2D()
  for (const { points, closed } of runs) {
    path.moveTo(points[0] ?? 0, points[1] ?? 0)
    for (let k = 2; k + 1 < points.length; k += 2) path.lineTo(points[k] ?? 0, points[k + 1] ?? 0)
    if (closed) path.closePath()
  }
  return path
}

/** Reads the map file. @param pause awaited between territories, so that the caller can let the page answer */
export async function openAtlas(topology: Topology, pause: () => Promise<void>): Promise<Atlas> {
  const shapes = shapesOf(topology)
  const byId = new Map<TerritoryId, Shape[]>()
  const territories: Territory[] = []
  for (const [k, shape] of shapes.entries()) {
    const id = territoryId(String(shape.id ?? `x-${k}`))
    byId.set(id, [...(byId.get(id) ?? []), shape])
    const runs = projectShape(merge(topology, [shape]))
    if (runs.length > 0) territories.push({ id, path: path2dOf(runs), bounds: boundsOf(runs) })
    await pause()
  }
  const known = new Map<string, Region>()
  const build = (ids: readonly TerritoryId[]): Region => {
    const geometries = ids.flatMap((id) => byId.get(id) ?? [])
    const subset: GeometryCollection = { type: 'GeometryCollection', geometries }
    const runs = projectShape(merge(topology, geometries))
    return {
      ids,
      path: path2dOf(runs),
      rim: path2dOf(projectShape(mesh(topology, subset, (a, b) => a === b))),
      inner: path2dOf(projectShape(mesh(topology, subset, (a, b) => a !== b))),
      bounds: boundsOf(runs),
      label: labelPoint(runs),
    }
  }
  return {
    territories,
    region(ids) {
      const key = ids.join()
      const found = known.get(key) ?? build(ids)
      known.set(key, found)
      return found
    },
  }
}
