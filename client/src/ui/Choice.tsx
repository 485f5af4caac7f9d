interface ChoiceProps<Value> {
  readonly label: string
  readonly name: string
  readonly values: readonly Value[]
  readonly value: Value
  readonly text?: (value: Value) => string
  onChoose(value: Value): void
}

/** A drop-down list of values. */
export function Choice<Value extends string | number>({
  label,
  name,
  values,
  value,
  text,
  onChoose,
}: ChoiceProps<Value>) {
  return (
    <label>
      <span>{label}</span>
      <select
        name={name}
        value={String(value)}
        onChange={(event) => {
          const chosen = values.find((each) => String(each) === event.currentTarget.value)
          if (chosen !== undefined) onChoose(chosen)
        }}
      >
        {values.map((each) => (
          <option key={each} value={String(each)}>
            {text ? text(each) : String(each)}
          </option>
        ))}
      </select>
    </label>
  )
}
