import type { PowerId, StateId } from '#shared/ids'
import type { Order } from '#shared/orders/index'
import { rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'

/** A power's land or a lesser state. */
export type Land = { readonly kind: 'power'; readonly id: PowerId } | { readonly kind: 'state'; readonly id: StateId }

/** The texts anywhere in plain data: of an order, ids of powers and states are among them. */
export const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The land on the map an order belongs to: the lesser state it concerns, else the rival, else the viewer's own. */
export function landOf(view: PlayerView, order: Order): Land {
  const texts = textsIn(order)
  const state = view.states.find(({ id }) => texts.includes(id))
  if (state) return { kind: 'state', id: state.id }
  const rival = rivals(view).find(({ id }) => texts.includes(id))
  return { kind: 'power', id: rival?.id ?? view.self.id }
}
