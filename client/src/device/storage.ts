const PREFIX = 'balance.'

/** What could not be stored: it is kept as long as the page is open. */
const unstored = new Map<string, string>()

/** The text stored on this device under a name; undefined when there is none. */
export function storageGet(name: string): string | undefined {
  const here = unstored.get(name)
  if (here !== undefined) return here
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** Stores a text on this device; where storage is full or forbidden it is kept as long as the page is open. */
export function storageSet(name: string, text: string): void {
  try {
    localStorage.setItem(PREFIX + name, text)
    unstored.delete(name)
  } catch {
    unstored.set(name, text)
  }
}

/** Removes what is stored under a name. */
export function storageRemove(name: string): void {
  unstored.delete(name)
  try {
    localStorage.removeItem(PREFIX + name)
  } catch {
    // Nothing was stored.
  }
}

/** Calls `hear` when another tab changes what is stored under a name. */
export function onStoredElsewhere(name: string, hear: () => void): void {
  globalThis.addEventListener?.('storage', (event) => {
    // Without a key everything was cleared.
    if (event.key === PREFIX + name || event.key === null) hear()
  })
}

/** A text that is kept for this tab alone, over reloads; undefined when there is none. */
export function tabGet(name: string): string | undefined {
  const here = unstored.get(`tab ${name}`)
  if (here !== undefined) return here
  try {
    return sessionStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text for this tab alone; where that is forbidden, until the page is loaded anew. */
export function tabSet(name: string, text: string): void {
  try {
    sessionStorage.setItem(PREFIX + name, text)
    unstored.delete(`tab ${name}`)
  } catch {
    unstored.set(`tab ${name}`, text)
  }
}

/** Whether this device stores anything. @throws when it does not */
export function tryStorage(): void {
  localStorage.setItem(`${PREFIX}check`, '1')
  localStorage.removeItem(`${PREFIX}check`)
}
