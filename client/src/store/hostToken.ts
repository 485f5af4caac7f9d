const NAME = 'balance.host'

/** The token of the host's page, as long as the tab lives; where nothing may be stored, as long as the page does. */
export function recallHostToken(): string {
  try {
    return sessionStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}

export function keepHostToken(token: string): void {
  try {
    sessionStorage.setItem(NAME, token)
  } catch {
    // The page knows it.
  }
}
