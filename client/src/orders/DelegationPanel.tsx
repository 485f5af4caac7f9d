import { moduleOf } from '#shared/orders/index'
import { isLaunchOrder } from '#shared/orders/isLaunchOrder'
import type { Delegation } from '#shared/protocol/delegation'
import { orderIn, setOrder } from '../commands/changeOrders.ts'
import { approveOrder } from '../commands/match.ts'
import { isAdviser, orders, ownDelegation } from '../store/game.ts'
import { sentence, t } from '../text/text.ts'
import './delegation.css'

/** The people who share this seat: presence, readiness, who gave or proposes which order, and which wait for a second approval. */
export function DelegationPanel() {
  const delegation = ownDelegation.value
  if (delegation === undefined) return null
  return (
    <section class="delegation" aria-label={t('delegation.title')} data-test="delegation">
      <h2 class="panel-title">{t('delegation.title')}</h2>
      <ul class="people">
        {delegation.people.map(({ id, name, adviser, present, ready }) => (
          <li key={id} class={present ? '' : 'gone'}>
            <span aria-hidden="true">{ready ? '✓' : present ? '●' : '○'}</span>{' '}
            {id === delegation.me ? t('delegation.me', { name }) : name}{' '}
            <small class="soft">{stateText(adviser, present, ready)}</small>
          </li>
        ))}
      </ul>
      <p class="soft">{t(isAdviser.value ? 'delegation.adviser' : 'delegation.how')}</p>
      <OrderMarks delegation={delegation} />
      <Proposals delegation={delegation} />
    </section>
  )
}

function stateText(adviser: boolean, present: boolean, ready: boolean): string {
  if (!present) return t('delegation.away')
  if (adviser) return t('delegation.advises')
  return t(ready ? 'delegation.ready' : 'delegation.thinking')
}

const nameIn = ({ people }: Delegation, id: string): string => people.find((person) => person.id === id)?.name ?? '–'

/** What advisers propose, and for those who lead the button that takes it: from then on it is an order of theirs. */
function Proposals({ delegation }: { readonly delegation: Delegation }) {
  return (
    <ul class="marks" aria-live="polite">
      {delegation.proposals.map(({ by, slot, order }) => {
        const meant = order ?? orderIn(slot)
        if (meant === undefined) return null
        const args = { name: nameIn(delegation, by), order: sentence(moduleOf(meant).describe(meant)) }
        return (
          <li key={`${by} ${slot}`} class="proposed" data-test={`proposal-${slot}`}>
            {t(order === null ? 'delegation.proposesNone' : 'delegation.proposes', args)}
            {!isAdviser.value && (
              <button type="button" onClick={() => setOrder(slot, order ?? undefined)} data-test="take-proposal">
                {t(order === null ? 'delegation.takeNone' : 'delegation.take')}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Each order with its author, and the button that approves it. */
function OrderMarks({ delegation }: { readonly delegation: Delegation }) {
  return (
    <ul class="marks" aria-live="polite">
      {orders.value.map((order) => {
        const slot = moduleOf(order).slot(order)
        const mark = delegation.marks[slot]
        const isOwnProposal = delegation.proposals.some((each) => each.by === delegation.me && each.slot === slot)
        if (mark === undefined || (isAdviser.value && isOwnProposal)) return null
        const approvers = new Set([mark.by, ...mark.approvedBy])
        const waits = isLaunchOrder(order) && approvers.size < delegation.keys
        return (
          <li key={slot} class={waits ? 'grave' : ''}>
            {t('delegation.by', {
              order: sentence(moduleOf(order).describe(order)),
              name: nameIn(delegation, mark.by),
            })}
            {waits && !isAdviser.value && !approvers.has(delegation.me) && (
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
