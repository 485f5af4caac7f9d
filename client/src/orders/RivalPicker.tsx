import type { PowerId } from '#shared/ids'
import { rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { powerName, t } from '../text/text.ts'

interface RivalPickerProps {
  readonly view: PlayerView
  readonly value: PowerId | undefined
  readonly test: string
  readonly label: string
  /** Rivals to choose from; all when absent. */
  readonly among?: readonly PowerId[]
  onChoose(power: PowerId): void
}

/** Chooses one rival from a drop-down list. */
export function RivalPicker({ view, value, test, label, among, onChoose }: RivalPickerProps) {
  const list = rivals(view).filter((power) => among === undefined || among.includes(power.id))
  return (
    <label class="picker">
      <span class="soft">{label}</span>
      <select
        value={value ?? ''}
        data-test={test}
        onChange={(event) => {
          const chosen = list.find((power) => power.id === event.currentTarget.value)
          if (chosen) onChoose(chosen.id)
        }}
      >
        <option value="" disabled>
          {t('strike.target')} …
        </option>
        {list.map((power) => (
          <option key={power.id} value={power.id}>
            {powerName(power.id)}
          </option>
        ))}
      </select>
    </label>
  )
}
