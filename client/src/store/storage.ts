/** What the device keeps under a name; undefined when nothing, or when it keeps nothing at all. */
export function storageGet(name: string): string | undefined {
  try {
    return localStorage.getItem(`balance.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text on the device; where storage is full or forbidden it is gone with the page. */
export function storageSet(name: string, text: string): void {
  try {
    localStorage.setItem(`balance.${name}`, text)
  } catch {
    // Whoever asks next hears that there is nothing.
  }
}

/** Lets go of what was kept under a name. */
export function storageRemove(name: string): void {
  try {
    localStorage.removeItem(`balance.${name}`)
  } catch {
    // Nothing was kept.
  }
}
