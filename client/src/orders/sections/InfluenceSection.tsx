import type { StateId } from '#shared/ids'
import { type InfluenceOrder, influence } from '#shared/orders/influence'
import type { PlayerView } from '#shared/view/observation'
import { giveOrder, orderIn, setOrder } from '../../commands/changeOrders.ts'
import { ruleset, selection } from '../../store/game.ts'
import { formatNumber, stateName, t } from '../../text/text.ts'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { Marked } from '../../ui/Term.tsx'
import type { OrderBodyProps } from '../orderBody.ts'
import { SlotConsequences } from '../SlotConsequences.tsx'

const LEVELS = [0, 1, 2, 3] as const

/** What aid costs a year, in budget points. */
const costOf = (state: StateId, level: 1 | 2 | 3): string =>
  formatNumber(influence.cost(ruleset.value, { type: 'influence', state, level }))

/** Aid to one lesser state: the one it is about, else the one aided or selected, or any from the list. */
export function InfluenceOrders({ view, about }: OrderBodyProps) {
  const order = orderIn('influence') as InfluenceOrder | undefined
  const chosen = selection.value
  const wanted = order?.state ?? (chosen?.kind === 'state' ? chosen.id : view.states[0]?.id)
  const state = about?.kind === 'state' ? about.id : wanted
  if (state === undefined) return null
  return (
    <>
      <p class="soft">
        <Marked text={t('influence.text')} />
      </p>
      {about === undefined && <StatePicker view={view} state={state} level={order?.level ?? 1} />}
      <ChoiceRow
        label={t('orders.section.influence')}
        values={LEVELS}
        value={order?.state === state ? order.level : 0}
        test="influence"
        text={(level) =>
          level === 0 ? t('influence.none') : t('influence.level', { level, cost: costOf(state, level) })
        }
        onChoose={(level) => setOrder('influence', level === 0 ? undefined : { type: 'influence', state, level })}
      />
      <SlotConsequences slot="influence" />
    </>
  )
}

interface StatePickerProps extends Pick<InfluenceOrder, 'state' | 'level'> {
  readonly view: PlayerView
}

/** Which state is aided. */
function StatePicker({ view, state, level }: StatePickerProps) {
  return (
    <label class="picker">
      <span class="soft">{t('influence.state')}</span>
      <select
        value={state}
        data-test="influence-state"
        onChange={(event) => {
          const next = view.states.find(({ id }) => id === event.currentTarget.value)
          if (next) giveOrder({ type: 'influence', state: next.id, level })
        }}
      >
        {view.states.map(({ id }) => (
          <option key={id} value={id}>
            {stateName(id)}
          </option>
        ))}
      </select>
    </label>
  )
}
