import { Marked } from './Term.tsx'

interface ChoiceRowProps<Value extends string | number> {
  readonly label: string
  readonly values: readonly Value[]
  readonly value: Value | undefined
  readonly test?: string
  text(value: Value): string
  /** A line under the row that explains the chosen value. */
  why?(value: Value): string
  onChoose(value: Value): void
}

/** A few choices side by side, one of them pressed, with a line that explains the pressed one. */
export function ChoiceRow<Value extends string | number>(props: ChoiceRowProps<Value>) {
  const { label, values, value, test, text, why, onChoose } = props
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      {values.map((each) => (
        <button
          type="button"
          key={each}
          aria-pressed={each === value}
          onClick={() => onChoose(each)}
          {...(test ? { 'data-test': `${test}-${each}` } : {})}
        >
          {text(each)}
        </button>
      ))}
      {why && value !== undefined && (
        <p class="why faint">
          <Marked text={why(value)} />
        </p>
      )}
    </fieldset>
  )
}
