/**
 * Lets the browser keep the game, so that what needs no server works without a network. Not where people save data, and
 * not while the page is still loading; where it cannot be, nothing is lost.
 */
export function keepOffline(): void {
  const { connection, serviceWorker } = navigator as Navigator & {
    readonly connection?: { readonly saveData: boolean }
  }
  if (connection?.saveData || !('serviceWorker' in navigator) || import.meta.env.MODE === 'development') return
  const register = () => void serviceWorker.register('sw.js').catch(() => undefined)
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}
