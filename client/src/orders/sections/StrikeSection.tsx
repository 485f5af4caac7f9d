import { totalWarheads } from '#shared/analysis/exchange'
import type { StrikeOrder } from '#shared/orders/strike'
import { giveOrder, orderIn, setOrder } from '../../commands/changeOrders.ts'
import { takeKeysOut } from '../../commands/roomView.ts'
import { nameInText, t } from '../../text/text.ts'
import type { OrderBodyProps } from '../orderBody.ts'

/** A first strike: takes the keys out, and withdraws the order until the window closes. */
export function StrikeOrders({ view, about }: OrderBodyProps) {
  const ordered = orderIn('strike') as StrikeOrder | undefined
  const armed = totalWarheads(view.self.forces) > 0
  const plan = () =>
    takeKeysOut({
      order: (salvo) => giveOrder({ type: 'strike', ...salvo }),
      ...(about?.kind === 'power' ? { target: about.id } : {}),
    })
  return (
    <>
      <p class="soft">{ordered ? t('strike.ordered', { power: nameInText(ordered.target) }) : t('strike.text')}</p>
      {ordered ? (
        <button type="button" onClick={() => setOrder('strike', undefined)}>
          {t('strike.recall')}
        </button>
      ) : (
        <button type="button" class="danger" onClick={plan} disabled={!armed} data-test="plan-strike">
          {t('strike.open')}
        </button>
      )}
    </>
  )
}
