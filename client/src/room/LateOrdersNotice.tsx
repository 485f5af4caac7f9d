import { moduleOf } from '#shared/orders/index'
import { lateOrders } from '../store/game.ts'
import { sentence, t } from '../text/text.ts'
import './seatRequests.css'

/** Orders that came too late, in words, until the person says that they have read it. */
export function LateOrdersNotice() {
  const late = lateOrders.value
  if (late === undefined || !late.isKnown) return null
  return (
    <section class="seat-requests" aria-label={t('late.title')} data-test="late-orders">
      <p role="alert">{t(late.orders.length > 0 ? 'late.orders' : 'late.change', { year: late.year })}</p>
      <ul>
        {late.orders.map((order) => (
          <li key={moduleOf(order).slot(order)}>{sentence(moduleOf(order).describe(order))}</li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => {
          lateOrders.value = undefined
        }}
        data-test="late-read"
      >
        {t('late.read')}
      </button>
    </section>
  )
}
