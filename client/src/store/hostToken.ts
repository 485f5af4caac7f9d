const NAME = 'balance.host'

/** The host's token, stored as long as the tab is open; empty when there is none. */
export function loadHostToken(): string {
  try {
    return sessionStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}

/** Stores the host's token for this tab; empty logs out. */
export function saveHostToken(token: string): void {
  try {
    sessionStorage.setItem(NAME, token)
  } catch {
    // The page holds it while it is open.
  }
}
