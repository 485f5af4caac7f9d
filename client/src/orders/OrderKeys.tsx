import { Fragment } from 'preact'
import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import { optionsOfKind } from '#shared/orders/legalOptions'
import type { PlayerView } from '#shared/view/observation'
import { orderIn, setOrder } from '../commands/changeOrders.ts'
import { ruleset } from '../store/game.ts'
import { formatNumber, sentence } from '../text/text.ts'
import { Consequences } from './Consequences.tsx'

/** A button for each of these orders, in the rules' words; pressed when given, and pressing it again withdraws the order. */
export function OrderKeys({ among }: { readonly among: readonly Order[] }) {
  return (
    <div class="act-keys">
      {among.map((order) => {
        const module = moduleOf(order)
        const slot = module.slot(order)
        const words = sentence(module.describe(order))
        const given = orderIn(slot)
        const pressed = given !== undefined && sentence(module.describe(given)) === words
        const cost = module.cost(ruleset.value, order)
        return (
          <Fragment key={words}>
            <button
              type="button"
              aria-pressed={pressed}
              onClick={() => setOrder(slot, pressed ? undefined : order)}
              data-test={`act-${order.type}`}
            >
              <span>{words}</span>
              {cost > 0 && <small class="figures">{formatNumber(cost)}</small>}
            </button>
            {pressed && <Consequences orders={[order]} />}
          </Fragment>
        )
      })}
    </div>
  )
}

/** Every acceptable order of a type, and the given ones that are no longer acceptable. */
export function optionsOf(view: PlayerView, type: OrderType): readonly Order[] {
  const acts = optionsOfKind(ruleset.value, view, type)
  const slots = new Set(acts.map((act) => moduleOf(act).slot(act)))
  const given = [...slots].map((slot) => orderIn(slot)).filter((order) => order?.type === type)
  const known = new Set(acts.map((act) => JSON.stringify(act)))
  return [...acts, ...given.filter((order): order is Order => order !== undefined && !known.has(JSON.stringify(order)))]
}
