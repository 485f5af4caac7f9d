import { moduleOf, type Order } from '#shared/orders/index'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'

/** What is wrong with one order by itself, judged by what its author can see; undefined when it is acceptable. */
export function validateOrder(ruleset: Ruleset, view: PlayerView, order: Order): Problem | undefined {
  const module = moduleOf(order)
  if (view.window.kind === 'ended') return problem('matchEnded')
  if (!module.windows.includes(view.window.kind)) {
    return problem('wrongWindow', { window: view.window.kind })
  }
  if (!isOffered(view, order)) return problem('notOffered')
  if (!view.window.participants.includes(view.self.id)) return problem('notAsked')
  return module.validate(ruleset, view, order)
}

/** Whether the scenario offers orders of this kind in the open window. */
export const isOffered = ({ window, ordersOffered }: PlayerView, { type }: Pick<Order, 'type'>): boolean =>
  window.kind !== 'planning' || ordersOffered === undefined || ordersOffered.includes(type)
