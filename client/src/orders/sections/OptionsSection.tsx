import type { OrderType } from '#shared/orders/index'
import { orderAbout, t } from '../../text/text.ts'
import { Marked } from '../../ui/Term.tsx'
import { OrderKeys, optionsOf } from '../OrderKeys.tsx'
import { isAbout, type OrderBodyProps } from '../orderBody.ts'

/** One type of order as a list: a button for each acceptable order, in the rules' words. */
export function OptionOrders({ view, about, type }: OrderBodyProps & { readonly type: OrderType }) {
  const acts = optionsOf(view, type).filter((order) => about === undefined || isAbout(view, order, about))
  return (
    <>
      <p class="soft">
        <Marked text={orderAbout(type)} />
      </p>
      {acts.length === 0 ? <p class="faint">{t('orders.noneNow')}</p> : <OrderKeys among={acts} />}
    </>
  )
}
