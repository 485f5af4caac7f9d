import type { OrderType } from '#shared/orders/index'
import type { PlayerView } from '#shared/view/observation'
import { orderIn } from '../commands/changeOrders.ts'
import { orderTypeName, t } from '../text/text.ts'
import type { OrderBodyProps } from './orderBody.ts'
import { offersWaiting } from './sections/DiplomacySection.tsx'
import { OWN_SECTIONS } from './sections/index.ts'
import { OptionOrders } from './sections/OptionsSection.tsx'

/** The form of one type of order: its own, or its options in the rules' words. */
export function OrderForm({ type, ...props }: OrderBodyProps & { readonly type: OrderType }) {
  const Own = OWN_SECTIONS[type]
  return Own ? <Own {...props} /> : <OptionOrders {...props} type={type} />
}

interface OrderSectionProps {
  readonly view: PlayerView
  readonly type: OrderType
}

/** A type of order as a section of the lists that folds. */
export function OrderSection({ view, type }: OrderSectionProps) {
  const waiting = type === 'diplomacy' ? offersWaiting(view) : 0
  const struck = type === 'strike' && orderIn('strike') !== undefined
  return (
    <details class={type === 'strike' ? 'section danger-section' : 'section'} open={type === 'build' || struck}>
      <summary data-test={`section-${type}`}>
        {orderTypeName(type)} {waiting > 0 && <small>{t('diplomacy.waiting', { n: waiting })}</small>}
      </summary>
      <OrderForm view={view} type={type} />
    </details>
  )
}
