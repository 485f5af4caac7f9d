import type { Order } from '#shared/orders/index'
import type { Observation } from '#shared/view/observation'
import type { Region } from '../land/atlas.ts'
import type { PaintedLand } from './plan.ts'

/** All that the layers show of a match. */
export interface MapFacts {
  readonly view: Observation
  /** The lands as they are to be painted; a land that a strike is still on its way to is whole. */
  readonly plan: readonly PaintedLand[]
  /** The viewer's own orders as given so far: the map draws them before they are done. */
  readonly orders: readonly Order[]
}

/** What the player has chosen and what the mouse is over. */
export interface Focus {
  readonly selected: Region | undefined
  readonly hovered: Region | undefined
}
