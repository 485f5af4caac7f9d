const NAME = 'balance.host'

/** The token of the host's page, as long as the tab lives; where nothing may be stored, as long as the page does. */
export function loadHostToken(): string {
  try {
    return sessionStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}

export function saveHostToken(token: string): void {
  try {
    sessionStorage.setItem(NAME, token)
  } catch {
    // The page knows it.
  }
}
