import { matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { NetworkFirst } from 'workbox-strategies'
import type { PushNotice } from '#shared/protocol/notices'

/** As browsers give them; the types of the page know no service worker. */
interface Clients {
  matchAll(which: { readonly type: 'window' }): Promise<readonly { readonly url: string; focus(): Promise<unknown> }[]>
  openWindow(address: string): Promise<unknown>
}
interface Extendable {
  waitUntil(task: Promise<unknown>): void
}
interface PushEventOf extends Extendable {
  readonly data: { json(): PushNotice }
}
interface ClickEventOf extends Extendable {
  readonly notification: { readonly data: string; close(): void }
}

/** The files of the build, filled in by vite.config.ts. */
declare const BUILT_FILES: PrecacheEntry[]
declare const registration: ServiceWorkerRegistration
declare const clients: Clients

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

addEventListener('push', (event) => {
  const pushed = event as unknown as PushEventOf
  const { title, body, tag, page } = pushed.data.json()
  pushed.waitUntil(registration.showNotification(title, { body, tag, icon: 'icon-192.png', data: page }))
})

addEventListener('notificationclick', (event) => {
  const clicked = event as unknown as ClickEventOf
  clicked.notification.close()
  clicked.waitUntil(showPage(`${registration.scope}${clicked.notification.data}`))
})

/** An open page of the match comes to the front; another one is opened where there is none. */
async function showPage(address: string): Promise<void> {
  const open = await clients.matchAll({ type: 'window' })
  const there = open.find(({ url }) => url === address)
  if (there === undefined) await clients.openWindow(address)
  else await there.focus()
}
