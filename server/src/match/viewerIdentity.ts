import type { Viewer } from '#shared/view/observation'

/**
 * How somebody has a seat: as one of those who hold it, as their adviser, standing in for one who is away, or looking over
 * the holder's shoulder.
 */
export type SeatRole = 'holder' | 'adviser' | 'substitute' | 'guest'

/** Somebody who looks at a match, and how they have the seat they look from. */
export interface ViewerIdentity {
  readonly viewer: Viewer
  /** How it has the viewer's seat; a power's own holder when absent. */
  readonly role?: SeatRole | 'spectator'
  /** Who it is among those on the seat. */
  readonly person?: string
}
