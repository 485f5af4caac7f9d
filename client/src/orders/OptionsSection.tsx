import { moduleOf, type Order, type OrderType } from '#shared/orders/index'
import type { PlayerView } from '#shared/view/observation'
import { orderIn } from '../commands/changeOrders.ts'
import { ruleset } from '../store/game.ts'
import { orderAbout, t } from '../text/text.ts'
import { ActKeys } from './OrderKeys.tsx'

interface OptionsSectionProps {
  readonly view: PlayerView
  readonly type: OrderType
}

/** One kind of order as a list: a key for each acceptable one, in the rules' words. */
export function OptionsSection({ view, type }: OptionsSectionProps) {
  const acts = actsOf(view, type)
  return (
    <details class="section">
      <summary data-test={`section-${type}`}>{t(`orderType.${type}`)}</summary>
      <p class="soft">{orderAbout(type)}</p>
      {acts.length === 0 ? <p class="faint">{t('orders.noneNow')}</p> : <ActKeys acts={acts} />}
    </details>
  )
}

/** Every acceptable order of a kind, and the one given (which may have become its own only option). */
export function actsOf(view: PlayerView, type: OrderType): readonly Order[] {
  const acts = [...moduleOf({ type }).options(ruleset.value, view)]
  const slots = new Set(acts.map((act) => moduleOf(act).slot(act)))
  const given = [...slots].map((slot) => orderIn(slot)).filter((order) => order?.type === type)
  const known = new Set(acts.map((act) => JSON.stringify(act)))
  return [...acts, ...given.filter((order): order is Order => order !== undefined && !known.has(JSON.stringify(order)))]
}
