import { moduleOf, type Order } from '#shared/orders/index'
import { giveOrder, orderIn, withdrawOrder } from '../commands/changeOrders.ts'
import { ruleset } from '../store/game.ts'
import { formatNumber, sentence } from '../text/text.ts'

/** A key for each of these orders, in the rules' own words; pressed when it is given, pressed again to take it back. */
export function ActKeys({ acts }: { readonly acts: readonly Order[] }) {
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
