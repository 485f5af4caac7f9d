import { useState } from 'preact/hooks'
import { breaksTreaty } from '#shared/analysis/preview'
import { purchaseBreaches } from '#shared/analysis/previews/build'
import type { Chip } from '#shared/analysis/previews/chip'
import { affords } from '#shared/orders/budget'
import { type BuildOrder, build } from '#shared/orders/build'
import { FORCES, type Force } from '#shared/ruleset/forces'
import type { PlayerView } from '#shared/view/observation'
import { orderIn, setOrder } from '../../commands/changeOrders.ts'
import { orderCost, ruleset } from '../../store/game.ts'
import { sentence, t } from '../../text/text.ts'
import { Marked } from '../../ui/Term.tsx'
import { BreachDialog } from '../BreachDialog.tsx'
import { Consequences } from '../Consequences.tsx'

import type { OrderBodyProps } from '../orderBody.ts'

/** What is said of a lot before it is bought: that it breaks a treaty, and what then. */
const isWarning = ({ term }: Chip): boolean => term === 'breach' || term === 'cheat' || term === 'found'

/** A row for each force: what there is, what is ordered, and a stepper. */
export function BuildOrders({ view }: OrderBodyProps) {
  return (
    <>
      {FORCES.map((force) => (
        <BuildRow key={force} view={view} force={force} />
      ))}
    </>
  )
}

function BuildRow({ view, force }: { readonly view: PlayerView; readonly force: Force }) {
  const [isTempted, setTempted] = useState(false)
  const { lot, price } = ruleset.value.forces[force]
  const slot = `build.${force}`
  const lots = (orderIn(slot) as BuildOrder | undefined)?.lots ?? 0
  const order = (wanted: number) => setOrder(slot, wanted > 0 ? { type: 'build', force, lots: wanted } : undefined)
  const name = t(`force.${force}.name`)
  const have = view.self.forces[force]
  const affordable = affords(view.self.treasury, orderCost.value + price)
  const more = { type: 'build', force, lots: lots + 1 } as const
  const why = build.validate(ruleset.value, view, more)
  const canMore = affordable && why === undefined
  const wouldBreak = (bought: BuildOrder) => breaksTreaty(purchaseBreaches(ruleset.value, view, bought))
  const breaks = why === undefined && wouldBreak(more)
  // Asked at the lot that breaks it: those before it kept the treaty, those after it break nothing new.
  const asks = breaks && (lots === 0 || !wouldBreak({ type: 'build', force, lots }))
  const next = lots > 0 ? ({ type: 'build', force, lots } as const) : more
  return (
    <div class="build-row">
      <div>
        <strong>{name}</strong>
        <small class="faint">
          {t('build.have', { have: have })}
          {lots > 0 && <em> {t('build.onOrder', { amount: lots * lot })}</em>} · {t('build.price', { price, lot })}
        </small>
        <small class="about">
          <Marked text={t(`force.${force}.text`)} /> {have > 0 && why && sentence(why)}
        </small>
      </div>
      <div class="stepper">
        <button
          type="button"
          onClick={() => lots > 0 && order(lots - 1)}
          aria-disabled={lots === 0}
          aria-label={t('build.fewer', { force: name })}
        >
          −
        </button>
        <span class="figures">{lots}</span>
        <button
          type="button"
          onClick={() => canMore && (asks ? setTempted(true) : order(lots + 1))}
          aria-disabled={!canMore}
          aria-label={t('build.more', { force: name })}
          class={breaks ? 'breaks' : ''}
          data-test={`more-${force}`}
        >
          +
        </button>
      </div>
      {isTempted && (
        <BreachDialog view={view} order={more} onBreak={() => order(lots + 1)} onClose={() => setTempted(false)} />
      )}
      {(lots > 0 || breaks) && <Consequences orders={[next]} {...(lots > 0 ? {} : { only: isWarning })} />}
    </div>
  )
}
