import { moduleOf } from '#shared/orders/index'
import { launches } from '#shared/orders/launches'
import type { Delegation } from '#shared/protocol/delegation'
import { approveOrder } from '../commands/match.ts'
import { isAdviser, orders, ownDelegation } from '../store/game.ts'
import { sentence, t } from '../text/text.ts'
import './delegation.css'

/** Those who share this seat: who is there, who is done, who gave which order, and which wait for a second key. */
export function DelegationPanel() {
  const here = ownDelegation.value
  if (here === undefined) return null
  return (
    <section class="delegation" aria-label={t('delegation.title')} data-test="delegation">
      <h2 class="panel-title">{t('delegation.title')}</h2>
      <ul class="people">
        {here.people.map(({ id, name, adviser, present, ready }) => (
          <li key={id} class={present ? '' : 'gone'}>
            <span aria-hidden="true">{ready ? '✓' : present ? '●' : '○'}</span>{' '}
            {id === here.me ? t('delegation.me', { name }) : name}{' '}
            <small class="soft">{stateText(adviser, present, ready)}</small>
          </li>
        ))}
      </ul>
      <p class="soft">{t(isAdviser.value ? 'delegation.adviser' : 'delegation.how')}</p>
      <Marks here={here} />
    </section>
  )
}

function stateText(adviser: boolean, present: boolean, ready: boolean): string {
  if (!present) return t('delegation.away')
  if (adviser) return t('delegation.advises')
  return t(ready ? 'delegation.ready' : 'delegation.thinking')
}

function Marks({ here }: { readonly here: Delegation }) {
  const nameOf = (id: string) => here.people.find((person) => person.id === id)?.name ?? '–'
  return (
    <ul class="marks" aria-live="polite">
      {orders.value.map((order) => {
        const slot = moduleOf(order).slot(order)
        const mark = here.marks[slot]
        if (mark === undefined) return null
        const turned = new Set([mark.by, ...mark.approvedBy])
        const waits = launches(order) && turned.size < here.keys
        return (
          <li key={slot} class={waits ? 'grave' : ''}>
            {t('delegation.by', { order: sentence(moduleOf(order).describe(order)), name: nameOf(mark.by) })}
            {waits && !isAdviser.value && !turned.has(here.me) && (
              <button type="button" class="danger" onClick={() => void approveOrder(slot)} data-test="turn-key">
                {t('delegation.turnKey')}
              </button>
            )}
            {waits && <small class="soft"> {t('delegation.needsKey')}</small>}
          </li>
        )
      })}
    </ul>
  )
}
