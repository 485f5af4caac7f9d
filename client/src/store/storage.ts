/** The text stored on this device under a name; undefined when there is none, or where storage is forbidden. */
export function storageGet(name: string): string | undefined {
  try {
    return localStorage.getItem(`balance.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Stores a text on this device; where storage is full or forbidden it is lost with the page. */
export function storageSet(name: string, text: string): void {
  try {
    localStorage.setItem(`balance.${name}`, text)
  } catch {
    // The next read returns undefined.
  }
}

/** Removes what is stored under a name. */
export function storageRemove(name: string): void {
  try {
    localStorage.removeItem(`balance.${name}`)
  } catch {
    // Nothing was stored.
  }
}
