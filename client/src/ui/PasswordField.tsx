interface PasswordFieldProps {
  readonly label: string
  /** CSS class of the label. */
  readonly class: string
  readonly value: string
  readonly test: string
  onChange(value: string): void
}

/** A password of the server, not of a person: browsers may store it. */
export function PasswordField({ label, class: looks, value, test, onChange }: PasswordFieldProps) {
  return (
    <label class={looks}>
      <span>{label}</span>
      <input
        type="password"
        value={value}
        maxLength={200}
        autocomplete="current-password"
        onInput={(event) => onChange(event.currentTarget.value)}
        data-test={test}
      />
    </label>
  )
}
