import { dayBegins, formatDay } from '../text/times.ts'

interface DayFieldProps {
  readonly label: string
  /** `yyyy-mm-dd`; empty where none is chosen. */
  readonly value: string
  onChange(day: string): void
  /** The first and the last day that can be chosen. */
  readonly from?: string
  readonly to?: string
  readonly required?: boolean
  readonly name: string
}

/** A day to be chosen. The field writes it as the browser's own language does: beside it stands what was chosen in the page's. */
export function DayField({ label, value, onChange, from, to, required = false, name }: DayFieldProps) {
  return (
    <>
      <label>
        <span>{label}</span>{' '}
        <input
          type="date"
          required={required}
          min={from}
          max={to}
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
          data-test={name}
        />
      </label>{' '}
      {value !== '' && (
        <output class="soft" data-test={`${name}-said`}>
          {formatDay(dayBegins(value))}
        </output>
      )}{' '}
    </>
  )
}
