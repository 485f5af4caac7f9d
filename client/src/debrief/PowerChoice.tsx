import type { Debrief } from '#shared/debrief/index'
import type { PowerId } from '#shared/ids'
import { powerName } from '../text/text.ts'

interface PowerChoiceProps {
  readonly label: string
  readonly powers: Debrief['powers']
  readonly value: PowerId
  readonly test?: string
  onChoose(power: PowerId): void
}

/** One of the powers of the match, from a list. */
export function PowerChoice({ label, powers, value, test, onChoose }: PowerChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select
        value={value}
        onChange={(event) => {
          const chosen = powers.find(({ id }) => id === event.currentTarget.value)
          if (chosen) onChoose(chosen.id)
        }}
        data-test={test}
      >
        {powers.map(({ id }) => (
          <option key={id} value={id}>
            {powerName(id)}
          </option>
        ))}
      </select>
    </label>
  )
}
