import { moduleOf } from '#shared/orders/index'
import { RULESET } from '#shared/ruleset/ruleset'
import { undoOrders, withdrawOrder } from '../commands/changeOrders.ts'
import { awaited, orders, playerView, spent, undoStack } from '../store/game.ts'
import { formatNumber, sentence, t } from '../text/text.ts'
import { BuildSection } from './BuildSection.tsx'
import { DiplomacySection } from './DiplomacySection.tsx'
import { InfluenceSection } from './InfluenceSection.tsx'
import { InterestCard } from './InterestCard.tsx'
import { PostureSection } from './PostureSection.tsx'
import { ResearchSection } from './ResearchSection.tsx'
import { SpySection } from './SpySection.tsx'
import { StatementSection } from './StatementSection.tsx'
import { StrikeSection } from './StrikeSection.tsx'
import './orders.css'

/** The year's orders: what is given, what it costs, and a section for each kind. */
export function OrdersPanel() {
  const view = playerView.value
  if (view === undefined) return null
  if (!awaited.value) return <p class="soft">{t('orders.wait')}</p>
  return (
    <>
      <InterestCard interest={view.self.interest} />
      <h2 class="panel-title">{t('orders.title')}</h2>
      <GivenOrders />
      <BuildSection view={view} />
      <ResearchSection view={view} />
      <InfluenceSection view={view} />
      <DiplomacySection view={view} />
      <PostureSection view={view} />
      <StatementSection view={view} />
      <SpySection view={view} />
      <StrikeSection view={view} />
    </>
  )
}

function GivenOrders() {
  const view = playerView.value
  if (view === undefined) return null
  const left = formatNumber(view.self.treasury - spent.value)
  return (
    <div class="given" data-test="given">
      {orders.value.length === 0 && <p class="faint">{t('orders.none')}</p>}
      <ul>
        {orders.value.map((order) => {
          const module = moduleOf(order)
          const cost = module.cost(RULESET, order)
          const slot = module.slot(order)
          return (
            <li key={slot} class={order.type === 'strike' ? 'grave' : ''}>
              <span>{sentence(module.describe(order))}</span>
              <span class="cost figures">{cost > 0 ? formatNumber(cost) : t('orders.free')}</span>
              <button
                type="button"
                class="quiet"
                onClick={() => withdrawOrder(slot)}
                aria-label={`${t('orders.remove')}: ${sentence(module.describe(order))}`}
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
