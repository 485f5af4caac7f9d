import type { Order } from '#shared/orders/index'
import { landOf } from '#shared/orders/landOf'
import type { PlayerView } from '#shared/view/observation'
import type { Selection } from '../store/game.ts'

/** What the form of a type of order is given. */
export interface OrderBodyProps {
  readonly view: PlayerView
  /** The land the orders are given on, on the map; absent in the lists, where they may concern any. */
  readonly about?: Selection | undefined
}

/** Those of some powers or states that a form is about: all when it is about none. */
export const among = <Place extends { readonly id: string }>(
  places: readonly Place[],
  about: Selection | undefined,
): readonly Place[] => (about === undefined ? places : places.filter(({ id }) => id === about.id))

/** Whether an order belongs to this land. */
export const isAbout = (view: PlayerView, order: Order, land: Selection): boolean => landOf(view, order).id === land.id
