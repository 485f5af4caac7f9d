import { landOf } from '#shared/orders/landOf'
import { isPlayerView } from '#shared/view/observation'
import { type Point, project } from '../land/projection.ts'
import type { MapFacts } from './mapFacts.ts'

/** An order that is given but not done: a line from the viewer's capital to the capital it concerns. */
export interface GhostMark {
  readonly from: Point
  readonly to: Point
  /** A promise to answer for it: drawn as an umbrella over the land. */
  readonly covers: boolean
}

/** A mark for every order of a year's plans that concerns another land: what a crisis has begun to do is no plan any more. */
export function ghostMarks({ view, orders }: MapFacts): readonly GhostMark[] {
  if (!isPlayerView(view) || view.window.kind !== 'planning') return []
  const own = view.powers.find(({ id }) => id === view.self.id)
  return orders.flatMap((order) => {
    const land = landOf(view, order)
    if (own === undefined || land.id === own.id) return []
    const place = [...view.states, ...view.powers].find(({ id }) => id === land.id)
    if (place === undefined) return []
    return { from: project(own.capital), to: project(place.capital), covers: order.type === 'umbrella' }
  })
}
