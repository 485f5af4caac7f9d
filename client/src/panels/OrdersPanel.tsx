import type { ComponentChild } from 'preact'
import { moduleOf, type OrderType } from '#shared/orders/index'
import type { PlayerView } from '#shared/view/observation'
import { undoOrders, withdrawOrder } from '../commands/changeOrders.ts'
import { awaited, orders, playerView, ruleset, spent, undoStack } from '../store/game.ts'
import { formatNumber, sentence, t } from '../text/text.ts'
import { BuildSection } from './BuildSection.tsx'
import { DiplomacySection } from './DiplomacySection.tsx'
import { InfluenceSection } from './InfluenceSection.tsx'
import { InterestCard } from './InterestCard.tsx'
import { PostureSection } from './PostureSection.tsx'
import { ResearchSection } from './ResearchSection.tsx'
import { SphereSection } from './SphereSection.tsx'
import { SpySection } from './SpySection.tsx'
import { StatementSection } from './StatementSection.tsx'
import { StrikeSection } from './StrikeSection.tsx'
import './orders.css'

type Section = (props: { readonly view: PlayerView }) => ComponentChild

/** A section for each kind of planning order, in the order people meet them. */
const SECTIONS: readonly (readonly [type: OrderType, section: Section])[] = [
  ['build', BuildSection],
  ['research', ResearchSection],
  ['influence', InfluenceSection],
  ['umbrella', ({ view }) => <SphereSection view={view} type="umbrella" />],
  ['base', ({ view }) => <SphereSection view={view} type="base" />],
  ['diplomacy', DiplomacySection],
  ['posture', PostureSection],
  ['statement', StatementSection],
  ['spy', SpySection],
  ['challenge', ({ view }) => <SphereSection view={view} type="challenge" />],
  ['strike', StrikeSection],
]

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
      {SECTIONS.filter(([type]) => view.ordersOffered?.includes(type) ?? true).map(([type, Section]) => (
        <Section key={type} view={view} />
      ))}
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
          const cost = module.cost(ruleset.value, order)
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
