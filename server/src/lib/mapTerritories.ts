import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../../assets/map')

interface MapFile {
  readonly objects: { readonly territories: { readonly geometries: readonly { readonly id?: string }[] } }
}

const readMap = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))

let known: ReadonlySet<string> | undefined

/** Ids of all territories of the map (assets/map), with those that it draws as part of another. */
export function mapTerritories(): ReadonlySet<string> {
  if (known === undefined) {
    const { geometries } = (readMap('world.json') as MapFile).objects.territories
    known = new Set([...geometries.flatMap(({ id }) => id ?? []), ...Object.keys(readMap('within.json') as object)])
  }
  return known
}
