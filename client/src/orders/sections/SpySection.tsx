import type { SpyOrder } from '#shared/orders/spy'
import { rivals } from '#shared/view/lookup'
import type { SeenPower } from '#shared/view/observation'
import { orderIn, setOrder } from '../../commands/changeOrders.ts'
import { nameInText, powerName, t } from '../../text/text.ts'
import { Marked } from '../../ui/Term.tsx'
import { among, type OrderBodyProps } from '../orderBody.ts'
import { SlotConsequences } from '../SlotConsequences.tsx'

const EFFORTS = [0, 1, 2, 3] as const

/** Spying effort against each rival, 0–3. */
export function SpyOrders({ view, about }: OrderBodyProps) {
  return (
    <>
      <p class="soft">
        <Marked text={t('spy.text')} />
      </p>
      {among(rivals(view), about).map((power) => (
        <SpyRow key={power.id} power={power} />
      ))}
    </>
  )
}

function SpyRow({ power }: { readonly power: SeenPower }) {
  const slot = `spy.${power.id}`
  const effort = (orderIn(slot) as SpyOrder | undefined)?.level ?? 0
  return (
    <fieldset class="readiness-row" aria-label={t('spy.on', { power: nameInText(power.id) })}>
      <span>{powerName(power.id)}</span>
      <span class="levels">
        {EFFORTS.map((level) => (
          <button
            type="button"
            key={level}
            aria-pressed={effort === level}
            aria-label={level === 0 ? t('spy.off') : t('spy.level', { level })}
            onClick={() => setOrder(slot, level === 0 ? undefined : { type: 'spy', target: power.id, level })}
            data-test={`spy-${power.id}-${level}`}
          >
            {level === 0 ? '–' : level}
          </button>
        ))}
      </span>
      <SlotConsequences slot={slot} />
    </fieldset>
  )
}
