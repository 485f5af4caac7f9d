import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import type { PlayerView } from '#shared/view/observation'
import { giveOrder, orderIn, withdrawOrder } from '../commands/changeOrders.ts'
import { ruleset } from '../store/game.ts'
import { formatNumber, sentence } from '../text/text.ts'

/** A key for each of these orders, in the rules' own words; pressed when it is given, pressed again to take it back. */
export function OrderKeys({ acts }: { readonly acts: readonly Order[] }) {
  return (
    <div class="act-keys">
      {acts.map((act) => {
        const module = moduleOf(act)
        const slot = module.slot(act)
        const words = sentence(module.describe(act))
        const given = orderIn(slot)
        const pressed = given !== undefined && sentence(module.describe(given)) === words
        const cost = module.cost(ruleset.value, act)
        return (
          <button
            type="button"
            key={words}
            aria-pressed={pressed}
            onClick={() => (pressed ? withdrawOrder(slot) : giveOrder(act))}
            data-test={`act-${act.type}`}
          >
            <span>{words}</span>
            {cost > 0 && <small class="figures">{formatNumber(cost)}</small>}
          </button>
        )
      })}
    </div>
  )
}

/** Every acceptable order of a kind, and the one given (which may have become its own only option). */
export function optionsOf(view: PlayerView, type: OrderType): readonly Order[] {
  const acts = [...moduleOf({ type }).options(ruleset.value, view)]
  const slots = new Set(acts.map((act) => moduleOf(act).slot(act)))
  const given = [...slots].map((slot) => orderIn(slot)).filter((order) => order?.type === type)
  const known = new Set(acts.map((act) => JSON.stringify(act)))
  return [...acts, ...given.filter((order): order is Order => order !== undefined && !known.has(JSON.stringify(order)))]
}
