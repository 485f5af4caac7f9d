import { serviceWorkers } from '../device/serviceWorkers.ts'

/**
 * Registers the service worker once the page has loaded, so that what needs no server works without a network. Not on devices
 * that save data, and not in development; a failure has no other effect.
 */
export function keepOffline(): void {
  const serviceWorker = serviceWorkers()
  const { connection } = navigator as Navigator & {
    readonly connection?: { readonly saveData: boolean }
  }
  if (connection?.saveData || serviceWorker === undefined || import.meta.env.MODE === 'development') return
  const register = () => void serviceWorker.register('sw.js').catch(() => undefined)
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}
