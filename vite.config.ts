import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build, defineConfig, type Plugin } from 'vite'

const SERVER = 'http://localhost:8080'
/** Path of a room's socket, `/process/room`: both are ids of the framework's, at least nine letters long. */
const ROOM_SOCKET = '^/[\\w-]{9,}/[\\w-]{9,}(\\?|$)'
const SERVICE_WORKER = join(import.meta.dirname, 'client/src/offline/serviceWorker.ts')

/** Files worth keeping: everything but old font formats, and what only lawyers read. */
const KEPT = /^(?!licenses).*\.(js|css|html|json|woff2)$/

/** Builds the service worker when all else is built, with the list of it. Names of assets tell their contents. */
function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.entries(bundle).filter(([name]) => KEPT.test(name))
      const entries = files.map(([name, file]) => {
        const content = 'source' in file ? file.source : file.code
        const revision = name.startsWith('assets/') ? null : createHash('sha256').update(content).digest('hex')
        return { url: name, revision }
      })
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { BUILT_FILES: JSON.stringify(entries), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: dir,
          emptyOutDir: false,
          license: { fileName: 'licenses-offline.json' },
          lib: { entry: SERVICE_WORKER, formats: ['iife'], name: 'serviceWorker', fileName: () => 'sw.js' },
        },
      })
    },
  }
}

/** The client is built to dist/client; the server serves it from there. In development the API is proxied. */
export default defineConfig({
  root: 'client',
  publicDir: '../assets/web',
  // Files name each other relative to where they are: a proxy may lead to them below a path of another site.
  base: './',
  plugins: [offline()],
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1800,
    license: { fileName: 'licenses.json' },
  },
  server: {
    // The host stays the one the browser asked for: the server refuses what another website would change.
    proxy: {
      '/api': { target: SERVER },
      '/matchmake': { target: SERVER },
      [ROOM_SOCKET]: { target: SERVER, ws: true },
    },
  },
})
