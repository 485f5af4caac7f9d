const PREFIX = 'balance.'

/** Texts by name in one area of what a browser stores; what it does not store is kept as long as the page is open. */
function textsIn(area: () => Storage) {
  const unstored = new Map<string, string>()
  return {
    get(name: string): string | undefined {
      const here = unstored.get(name)
      if (here !== undefined) return here
      try {
        return area().getItem(PREFIX + name) ?? undefined
      } catch {
        return undefined
      }
    },
    set(name: string, text: string): void {
      try {
        area().setItem(PREFIX + name, text)
        unstored.delete(name)
      } catch {
        unstored.set(name, text)
      }
    },
    remove(name: string): void {
      unstored.delete(name)
      try {
        area().removeItem(PREFIX + name)
      } catch {
        // Nothing was stored.
      }
    },
  }
}

const onDevice = textsIn(() => localStorage)
const inTab = textsIn(() => sessionStorage)

/** The text stored on this device under a name; undefined when there is none. */
export const storageGet = onDevice.get

/** Stores a text on this device; where storage is full or forbidden it is kept as long as the page is open. */
export const storageSet = onDevice.set

/** Removes what is stored on this device under a name. */
export const storageRemove = onDevice.remove

/** A text that is kept for this tab alone, over reloads; undefined when there is none. */
export const tabGet = inTab.get

/** Keeps a text for this tab alone; where that is forbidden, until the page is loaded anew. */
export const tabSet = inTab.set

/** Calls `hear` when another tab changes what is stored under a name. */
export function onStoredElsewhere(name: string, hear: () => void): void {
  globalThis.addEventListener?.('storage', (event) => {
    // Without a key everything was cleared.
    if (event.key === PREFIX + name || event.key === null) hear()
  })
}

/** Whether this device stores anything. @throws when it does not */
export function tryStorage(): void {
  localStorage.setItem(`${PREFIX}check`, '1')
  localStorage.removeItem(`${PREFIX}check`)
}
