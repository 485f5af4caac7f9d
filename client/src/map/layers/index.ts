import type { MapWorld } from '../mapWorld.ts'
import { FilmLayer } from './FilmLayer.ts'
import { GeographyLayer } from './GeographyLayer.ts'
import { GhostsLayer } from './GhostsLayer.ts'
import { HighlightLayer } from './HighlightLayer.ts'
import { LabelsLayer } from './LabelsLayer.ts'
import type { MapLayer } from './MapLayer.ts'
import { PromisesLayer } from './PromisesLayer.ts'
import { StrikesLayer } from './StrikesLayer.ts'
import { TensionLayer } from './TensionLayer.ts'
import { TracksLayer } from './TracksLayer.ts'

/** All layers of the map, from the lowest to the highest. */
export const LAYERS: readonly (new (world: MapWorld) => MapLayer)[] = [
  GeographyLayer,
  HighlightLayer,
  TensionLayer,
  PromisesLayer,
  GhostsLayer,
  LabelsLayer,
  TracksLayer,
  FilmLayer,
  StrikesLayer,
]
