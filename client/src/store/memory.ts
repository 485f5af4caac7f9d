/** What the device keeps under a name; undefined when nothing, or when it keeps nothing at all. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`balance.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text on the device; where storage is full or forbidden it is gone with the page. */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(`balance.${name}`, text)
  } catch {
    // Whoever asks next hears that there is nothing.
  }
}

/** Lets go of what was kept under a name. */
export function forget(name: string): void {
  try {
    localStorage.removeItem(`balance.${name}`)
  } catch {
    // Nothing was kept.
  }
}
