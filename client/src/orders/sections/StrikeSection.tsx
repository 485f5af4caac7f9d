import { useState } from 'preact/hooks'
import { totalWarheads } from '#shared/analysis/exchange'
import type { StrikeOrder } from '#shared/orders/strike'
import type { PlayerView } from '#shared/view/observation'
import { giveOrder, orderIn, setOrder } from '../../commands/changeOrders.ts'
import { powerName, t } from '../../text/text.ts'
import { StrikeDialog } from '../StrikeDialog.tsx'

/** A first strike: opens the strike dialog, and withdraws the order until the window closes. */
export function StrikeSection({ view }: { readonly view: PlayerView }) {
  const [open, setOpen] = useState(false)
  const ordered = orderIn('strike') as StrikeOrder | undefined
  const armed = totalWarheads(view.self.forces) > 0
  return (
    <details class="section danger-section" open={ordered !== undefined}>
      <summary data-test="section-strike">{t('orders.section.strike')}</summary>
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
          onClose={() => setOpen(false)}
          onOrder={(plan) => {
            if (giveOrder({ type: 'strike', ...plan })) setOpen(false)
          }}
        />
      )}
    </details>
  )
}
