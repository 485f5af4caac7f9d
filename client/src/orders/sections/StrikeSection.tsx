import { useState } from 'preact/hooks'
import { totalWarheads } from '#shared/analysis/exchange'
import type { StrikeOrder } from '#shared/orders/strike'
import { giveOrder, orderIn, setOrder } from '../../commands/changeOrders.ts'
import { powerName, t } from '../../text/text.ts'
import type { OrderBodyProps } from '../orderBody.ts'
import { StrikeDialog } from '../StrikeDialog.tsx'

/** A first strike: opens the strike dialog, and withdraws the order until the window closes. */
export function StrikeOrders({ view, about }: OrderBodyProps) {
  const [open, setOpen] = useState(false)
  const ordered = orderIn('strike') as StrikeOrder | undefined
  const armed = totalWarheads(view.self.forces) > 0
  return (
    <>
      <p class="soft">{ordered ? t('strike.ordered', { power: powerName(ordered.target) }) : t('strike.text')}</p>
      {ordered ? (
        <button type="button" onClick={() => setOrder('strike', undefined)}>
          {t('strike.recall')}
        </button>
      ) : (
        <button type="button" class="danger" onClick={() => setOpen(true)} disabled={!armed} data-test="plan-strike">
          {t('strike.open')}
        </button>
      )}
      {open && (
        <StrikeDialog
          view={view}
          secondKey={t('strike.second')}
          {...(about?.kind === 'power' ? { target: about.id } : {})}
          onClose={() => setOpen(false)}
          onOrder={(plan) => {
            if (giveOrder({ type: 'strike', ...plan })) setOpen(false)
          }}
        />
      )}
    </>
  )
}
