import type { Selection } from './game.ts'
import { matchSignal } from './matchSignal.ts'

/** A point of the map's surface in CSS pixels from its left top corner. */
export type SurfacePoint = readonly [x: number, y: number]

/** Where things stand on the surface of the map now. A new one comes with every move of its camera. */
export interface MapSight {
  /** Of the surface, in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Where a longitude and latitude stand. */
  pointOf(place: readonly [longitude: number, latitude: number]): SurfacePoint
  /** The middle of a land's largest part; undefined for a land that is not on the map. */
  middleOf(land: Selection): SurfacePoint | undefined
  /** Places of a land from which weapons leave, or at which they are aimed; always the same, none for a land not on the map. */
  sitesOf(purpose: 'launch' | 'target', land: Selection, count: number): readonly SurfacePoint[]
  /** Where a point of the map stands, given in its world units. */
  surfaceOf(at: readonly [x: number, y: number]): SurfacePoint
  /** Whose land lies under a point of the surface. */
  landAt(point: SurfacePoint): Selection | undefined
}

/** What the map shows where; undefined while there is no map. */
export const mapSight = matchSignal<MapSight | undefined>(undefined)

/** Whether the match has a map: loaded, failed, or not asked for on a device that is to be spared. */
export const mapState = matchSignal<'shown' | 'failed' | 'unasked'>('shown')
