import { moduleOf, type Order } from '#shared/orders/index'
import { landOf } from '#shared/orders/landOf'
import type { PlayerView } from '#shared/view/observation'
import { setOrder } from '../commands/changeOrders.ts'
import { isAwaited, orders, playerView, ready, ruleset, selection } from '../store/game.ts'
import { type MapSight, mapSight, type SurfacePoint } from '../store/mapSight.ts'
import { labelled } from '../text/labelled.ts'
import { formatNumber, sentence, t, verbName } from '../text/text.ts'
import { Icon, iconOf } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import './ghosts.css'

/** CSS pixels from one pill of a land to the next, and from the capital to the first. */
const ROW = 32
const BESIDE = 26

/** The orders given so far, as pills on the map where they will be done; pressing one takes it back. */
export function Ghosts() {
  const view = playerView.value
  const sight = mapSight.value
  if (view?.window.kind !== 'planning' || sight === undefined || !isAwaited.value || ready.value) return null
  const rows = new Map<string, number>()
  return (
    <ul class="ghosts" aria-label={t('orders.title')}>
      {orders.value.map((order) => {
        const land = landOf(view, order)
        const row = rows.get(land.id) ?? 0
        rows.set(land.id, row + 1)
        // The ring around the chosen land says itself what is given there.
        const at = land.id === selection.value?.id ? undefined : placeOf(view, sight, land.id)
        return at && <Ghost key={moduleOf(order).slot(order)} order={order} at={[at[0], at[1] + BESIDE + row * ROW]} />
      })}
    </ul>
  )
}

function placeOf(view: PlayerView, sight: MapSight, id: string): SurfacePoint | undefined {
  const place = [...view.powers, ...view.states].find((each) => each.id === id)
  return place && sight.pointOf(place.capital)
}

function Ghost({ order, at: [x, y] }: { readonly order: Order; readonly at: SurfacePoint }) {
  const module = moduleOf(order)
  return (
    <li style={{ transform: `translate(${x}px, ${y}px)` }}>
      <button
        type="button"
        class="ghost figures"
        aria-label={labelled(t('orders.remove'), sentence(module.describe(order)))}
        onClick={() => setOrder(module.slot(order), undefined)}
        data-test={`ghost-${order.type}`}
      >
        <Icon name={signOf(order)} />
        {markOf(order)}
      </button>
    </li>
  )
}

/** What stands on a ghost beside its sign: what is added or signed, else what it costs, else what is done. */
function markOf(order: Order): string {
  if (order.type === 'build') return `+${order.lots * ruleset.value.forces[order.force].lot}`
  if (order.type === 'diplomacy') return t(`treaty.${order.treaty}.name`)
  const cost = moduleOf(order).cost(ruleset.value, order)
  return cost > 0 ? formatNumber(cost) : verbName(order.type)
}

function signOf(order: Order): IconName {
  if (order.type === 'build' && (order.force === 'submarines' || order.force === 'bombers')) return order.force
  return iconOf(order.type)
}
