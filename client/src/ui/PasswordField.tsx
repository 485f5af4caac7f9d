interface PasswordFieldProps {
  readonly label: string
  /** Of the label: how the page around sets its fields. */
  readonly class: string
  readonly value: string
  readonly test: string
  onChange(value: string): void
}

/** A password of this server, not of a person: browsers may keep it. */
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
