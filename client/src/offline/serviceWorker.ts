import { matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { NetworkFirst } from 'workbox-strategies'

/** The files of the build, filled in by vite.config.ts. */
declare const BUILT_FILES: PrecacheEntry[]
declare const registration: ServiceWorkerRegistration

/** Seconds a page may take before the cached one is shown. */
const PATIENCE_SECONDS = 4

/**
 * Caches the game, so that lesson, practice, replay and debrief work without a network. Pages are fetched from the server
 * first, so that a cached version never hides a new one. Calls of the API pass through.
 */
precacheAndRoute(BUILT_FILES, { directoryIndex: '' })

const pages = new NetworkFirst({ cacheName: 'pages', networkTimeoutSeconds: PATIENCE_SECONDS })
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && url.href.split(/[?#]/)[0] === registration.scope,
  async (asked) => {
    try {
      return await pages.handle(asked)
    } catch {
      return (await matchPrecache('index.html')) ?? Response.error()
    }
  },
)
