import type { OrderType } from '#shared/orders/index'
import type { PlayerView } from '#shared/view/observation'
import { orderAbout, t } from '../../text/text.ts'
import { Marked } from '../../ui/Term.tsx'
import { OrderKeys, optionsOf } from '../OrderKeys.tsx'

interface OptionsSectionProps {
  readonly view: PlayerView
  readonly type: OrderType
}

/** One type of order as a list: a button for each acceptable order, in the rules' words. */
export function OptionsSection({ view, type }: OptionsSectionProps) {
  const acts = optionsOf(view, type)
  return (
    <details class="section">
      <summary data-test={`section-${type}`}>{t(`orderType.${type}`)}</summary>
      <p class="soft">
        <Marked text={orderAbout(type)} />
      </p>
      {acts.length === 0 ? <p class="faint">{t('orders.noneNow')}</p> : <OrderKeys among={acts} />}
    </details>
  )
}
