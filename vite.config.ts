import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const SERVER = 'http://localhost:8080'
/** Path of a room's socket, `/process/room`: both are ids of the framework's, at least nine letters long. */
const ROOM_SOCKET = '^/[\\w-]{9,}/[\\w-]{9,}(\\?|$)'

/**
 * What was loaded once plays without a network: the first lesson, practice, replay and debrief of files. Pages are asked
 * of the server first, so that a new version is never held up by an old one; calls of the game are not touched.
 */
const OFFLINE = VitePWA({
  injectRegister: null,
  manifest: false,
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,json,woff2,webmanifest}'],
    maximumFileSizeToCacheInBytes: 4_000_000,
    directoryIndex: null,
    navigateFallback: null,
    runtimeCaching: [
      {
        urlPattern: ({ request, url }) => request.mode === 'navigate' && url.pathname === '/',
        handler: 'NetworkFirst',
        options: { cacheName: 'pages', networkTimeoutSeconds: 4, precacheFallback: { fallbackURL: '/index.html' } },
      },
    ],
  },
})

/** The client is built to dist/client; the server serves it from there. In development the API is proxied. */
export default defineConfig({
  root: 'client',
  publicDir: '../assets/web',
  base: '/',
  plugins: [OFFLINE],
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1800,
  },
  server: {
    proxy: { '/api': SERVER, '/matchmake': SERVER, [ROOM_SOCKET]: { target: SERVER, ws: true } },
  },
})
