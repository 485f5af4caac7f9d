import type { DiplomacyOrder } from '#shared/orders/diplomacy'
import { RULESET } from '#shared/ruleset/ruleset'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { pairWith, rivals } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'
import { giveOrder, orderIn, withdrawOrder } from '../commands/changeOrders.ts'
import { powerName, t } from '../text/text.ts'

/** Treaties with each rival: what stands, what was offered, what to propose or leave. */
export function DiplomacySection({ view }: { readonly view: PlayerView }) {
  return (
    <details class="section">
      <summary>{t('orders.section.diplomacy')}</summary>
      <p class="soft">{t('diplomacy.text')}</p>
      {rivals(view).map((power) => (
        <fieldset class="treaties" key={power.id}>
          <legend>{powerName(power.id)}</legend>
          {TREATY_KINDS.map((treaty) => (
            <TreatyKey key={treaty} view={view} power={power} treaty={treaty} />
          ))}
        </fieldset>
      ))}
    </details>
  )
}

interface TreatyKeyProps {
  readonly view: PlayerView
  readonly power: SeenPower
  readonly treaty: TreatyKind
}

function TreatyKey({ view, power, treaty }: TreatyKeyProps) {
  const pair = pairWith(view, power.id)
  const standing = pair?.treaties.find(({ kind }) => kind === treaty)
  const offer = pair?.offers.find(({ kind }) => kind === treaty)
  const act: DiplomacyOrder['act'] = standing ? 'leave' : 'propose'
  const order = { type: 'diplomacy', act, treaty, with: power.id } as const
  const slot = `diplomacy.${treaty}.${power.id}`
  const given = orderIn(slot) !== undefined
  const word = standing ? 'leave' : offer && offer.from !== view.self.id ? 'accept' : offer ? 'offered' : 'propose'
  return (
    <button
      type="button"
      class={standing ? 'stands' : word === 'accept' ? 'primary' : ''}
      aria-pressed={given}
      disabled={standing?.endsAfter !== undefined}
      title={t(`treaty.${treaty}.text`, { cap: RULESET.treaties.interceptorCap })}
      onClick={() => (given ? withdrawOrder(slot) : giveOrder(order))}
      data-test={`treaty-${treaty}-${power.id}`}
    >
      <strong>{t(`treaty.${treaty}.name`)}</strong>
      <small>
        {standing?.endsAfter === undefined ? t(`diplomacy.${word}`) : t('diplomacy.ends', { year: standing.endsAfter })}
      </small>
    </button>
  )
}
