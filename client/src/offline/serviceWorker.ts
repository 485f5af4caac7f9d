import { matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { NetworkFirst } from 'workbox-strategies'

/** Everything that was built, put in by vite.config.ts. */
declare const BUILT_FILES: PrecacheEntry[]
declare const registration: ServiceWorkerRegistration

/** How long a page may take before the kept one is shown. */
const PATIENCE_SECONDS = 4

/**
 * Keeps the game in the browser, so that lesson, practice, replay and debrief play without a network. Pages are asked of
 * the server first: a new version is never held up by an old one. Calls of the game are not touched.
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
