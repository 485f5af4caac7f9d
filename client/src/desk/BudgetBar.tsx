import { sendReady } from '../commands/match.ts'
import {
  isAdviser,
  isAwaited,
  observation,
  orderCost,
  orders,
  playerView,
  ready,
  ruleset,
  saving,
} from '../store/game.ts'
import { labelled } from '../text/labelled.ts'
import { formatBudget, t, verbName } from '../text/text.ts'
import { Icon, iconOf } from '../ui/Icon.tsx'
import { budgetParts } from './budgetParts.ts'
import './budgetBar.css'

/** Always at the bottom: the year's money as one bar with nothing left over, and the key that ends the year. */
export function BudgetBar() {
  const own = playerView.value?.self
  const isPlanning = observation.value?.window.kind === 'planning'
  if (own === undefined || !isAwaited.value) return null
  if (!isPlanning && !ready.value) return null
  return (
    <footer class="budget-bar">
      {isPlanning && <Money treasury={own.treasury} />}
      <EndYearKey isPlanning={isPlanning} />
    </footer>
  )
}

function Money({ treasury }: { readonly treasury: number }) {
  const parts = budgetParts(ruleset.value, treasury, orders.value)
  const left = formatBudget(treasury - orderCost.value)
  return (
    <>
      <p class="treasury figures" data-test="budget">
        <Icon name="influence" />
        <strong aria-hidden="true">{formatBudget(treasury)}</strong>
        <span class="unseen">
          {labelled(t('bar.treasury'), t('bar.treasuryOf', { left, all: formatBudget(treasury) }))}
        </span>
      </p>
      <ul class="budget" aria-label={t('bar.treasury')}>
        {parts.map(({ use, cost }) => (
          <li key={use} class={`part ${use}`} style={{ flexGrow: cost }}>
            <Icon name={use === 'people' ? 'people' : iconOf(use)} />
            <span class="part-name">{use === 'people' ? t('budget.people') : verbName(use)}</span>
            <span class="figures">{formatBudget(cost)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Declares ready and takes it back. In a crisis a choice declares ready by itself, so the key only takes it back. */
function EndYearKey({ isPlanning }: { readonly isPlanning: boolean }) {
  const isReady = ready.value
  if (isAdviser.value) return <Saving />
  return (
    <div class="end-year">
      <Saving />
      <button
        type="button"
        class={isReady ? 'end-key' : 'end-key primary'}
        aria-pressed={isReady}
        onClick={() => void sendReady(!isReady)}
        data-test="ready"
      >
        {t(isReady ? 'bar.unready' : isPlanning ? 'bar.endYear' : 'bar.ready')}
      </button>
    </div>
  )
}

/** Whether the orders are kept: a sign once they are, words while they are not. */
function Saving() {
  const isSaved = saving.value === 'saved'
  return (
    <span class={`saving ${saving.value}`} role="status" data-test="saving">
      {isSaved && <Icon name="check" />}
      <span class={isSaved ? 'unseen' : ''}>{t(`bar.${saving.value}`)}</span>
    </span>
  )
}
