import type { DiplomacyOrder } from '#shared/orders/diplomacy'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { pairWith, rivals } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'
import { orderIn, setOrder } from '../../commands/changeOrders.ts'
import { orders, ruleset } from '../../store/game.ts'
import { powerName, t } from '../../text/text.ts'
import { Marked } from '../../ui/Term.tsx'
import { Consequences } from '../Consequences.tsx'
import { among, type OrderBodyProps } from '../orderBody.ts'

/** Offers of treaties that wait for the viewer's answer. */
export const offersWaiting = (view: PlayerView): number =>
  view.pairs.flatMap((pair) => pair.offers).filter(({ from }) => from !== view.self.id).length

/** Treaties with each rival: those in force, those on offer, and what to propose, leave or break. */
export function DiplomacyOrders({ view, about }: OrderBodyProps) {
  return (
    <>
      <p class="soft">
        <Marked text={t('diplomacy.text', { most: ruleset.value.treaties.attention })} />
      </p>
      <details class="meanings">
        <summary>{t('tray.meanings')}</summary>
        <dl>
          {TREATY_KINDS.map((kind) => (
            <div key={kind}>
              <dt>{t(`treaty.${kind}.name`)}</dt>
              <dd>
                <Marked text={t(`treaty.${kind}.text`, { cap: ruleset.value.treaties.interceptorCap })} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
      {among(rivals(view), about).map((power) => (
        <fieldset class="treaties" key={power.id}>
          <legend>{powerName(power.id)}</legend>
          {TREATY_KINDS.map((treaty) => (
            <TreatyKey key={treaty} view={view} power={power} treaty={treaty} />
          ))}
          <Consequences
            orders={orders.value.filter((order) => order.type === 'diplomacy' && order.with === power.id)}
          />
        </fieldset>
      ))}
    </>
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
  if (standing) {
    return (
      <div class="stands">
        <strong>{t(`treaty.${treaty}.name`)}</strong>
        {standing.endsAfter === undefined ? (
          <TreatyActKey act="leave" treaty={treaty} power={power} label={t('diplomacy.leave')} />
        ) : (
          <small>{t('diplomacy.ends', { year: standing.endsAfter })}</small>
        )}
        <TreatyActKey act="break" treaty={treaty} power={power} label={t('diplomacy.break')} />
      </div>
    )
  }
  const state = offer && offer.from !== view.self.id ? 'accept' : offer ? 'offered' : 'propose'
  return (
    <TreatyActKey
      act="propose"
      treaty={treaty}
      power={power}
      label={t(`diplomacy.${state}`)}
      title={t(`treaty.${treaty}.name`)}
      look={state === 'accept' ? 'primary' : ''}
    />
  )
}

interface TreatyActKeyProps {
  readonly act: DiplomacyOrder['act']
  readonly treaty: TreatyKind
  readonly power: SeenPower
  readonly label: string
  readonly title?: string
  readonly look?: string
}

/** One act on one treaty: pressed when ordered; pressing it again withdraws the order. */
function TreatyActKey({ act, treaty, power, label, title, look }: TreatyActKeyProps) {
  const slot = `diplomacy.${treaty}.${power.id}`
  const order = { type: 'diplomacy', act, treaty, with: power.id } as const
  const given = orderIn(slot) as DiplomacyOrder | undefined
  const pressed = given?.act === act
  return (
    <button
      type="button"
      class={look ?? (act === 'break' ? 'danger' : '')}
      aria-pressed={pressed}
      onClick={() => setOrder(slot, pressed ? undefined : order)}
      data-test={`${act === 'propose' ? 'treaty' : act}-${treaty}-${power.id}`}
    >
      {title && <strong>{title}</strong>}
      <small>{label}</small>
    </button>
  )
}
