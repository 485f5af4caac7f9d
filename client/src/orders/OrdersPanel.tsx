import { moduleOf } from '#shared/orders/index'
import { setOrder, undoOrders } from '../commands/changeOrders.ts'
import { isAwaited, orderCost, orders, playerView, role, ruleset, undoStack } from '../store/game.ts'
import { labelled } from '../text/labelled.ts'
import { formatBudget, sentence, t } from '../text/text.ts'
import { DelegationPanel } from './DelegationPanel.tsx'
import { InterestCard } from './InterestCard.tsx'
import { OrderSection } from './OrderSection.tsx'
import { typesOnOffer } from './verbs.ts'
import './orders.css'

/** The year's orders: those given with their cost, and a section for each type. */
export function OrdersPanel() {
  const view = playerView.value
  if (view === undefined || role.value !== 'player') return null
  if (!isAwaited.value) return <p class="soft">{t('orders.wait')}</p>
  return (
    <>
      <InterestCard {...view.self} />
      <DelegationPanel />
      <h2 class="panel-title">{t('orders.title')}</h2>
      <GivenOrders />
      {typesOnOffer(view).map((type) => (
        <OrderSection key={type} view={view} type={type} />
      ))}
    </>
  )
}

function GivenOrders() {
  const view = playerView.value
  if (view === undefined) return null
  const left = formatBudget(view.self.treasury - orderCost.value)
  return (
    <div class="given" data-test="given">
      {orders.value.length === 0 && <p class="faint">{t('orders.none')}</p>}
      <ul>
        {orders.value.map((order) => {
          const module = moduleOf(order)
          const cost = module.cost(ruleset.value, order)
          const slot = module.slot(order)
          return (
            <li key={slot} class={order.type === 'strike' ? 'grave' : ''}>
              <span>{sentence(module.describe(order))}</span>
              <span class="cost figures">{cost > 0 ? formatBudget(cost) : t('orders.free')}</span>
              <button
                type="button"
                class="quiet"
                onClick={() => setOrder(slot, undefined)}
                aria-label={labelled(t('orders.remove'), sentence(module.describe(order)))}
              >
                ✕
              </button>
            </li>
          )
        })}
      </ul>
      <p class="left-over">
        <span>{t('orders.left', { left })}</span>
        <button type="button" class="quiet" onClick={undoOrders} disabled={undoStack.value.length === 0}>
          {t('orders.undo')}
        </button>
      </p>
    </div>
  )
}
