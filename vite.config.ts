import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
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

const PHASER = `${realpathSync(join(import.meta.dirname, 'node_modules/phaser/src'))}/`
const PHASER_PARTS = join(import.meta.dirname, 'client/src/lib/phaserParts.js')
/** Switches of Phaser's own build, which its sources ask for as `typeof NAME`: those that are not named are off. */
const PHASER_HAS = new Set(['WEBGL_RENDERER', 'CANVAS_RENDERER'])

/** Phaser from its sources, so that the parts which the map does not use are left out. */
function phaserFromSource(): Plugin {
  return {
    name: 'phaser-from-source',
    apply: 'build',
    config: () => ({
      resolve: {
        alias: [
          { find: /^phaser$/, replacement: PHASER_PARTS },
          { find: /^phaser\/src\//, replacement: PHASER },
        ],
      },
    }),
    transform(code, id) {
      if (!id.startsWith(PHASER)) return
      return {
        code: code.replace(/\btypeof ([A-Z][A-Z0-9_]{3,})\b/g, (_, name: string) => String(PHASER_HAS.has(name))),
        map: null,
      }
    },
  }
}

/** Files that gain by being compressed; fonts and small files do not. */
const SQUEEZED = /^assets\/.*\.(js|css|json|svg)$/
const LEAST_SQUEEZED = 1024

/** Writes `NAME.br` beside what the browser fetches, as small as can be: the server has no time for that while a browser waits. */
function compressed(): Plugin {
  const squeeze = promisify(brotliCompress)
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.entries(bundle).filter(([name]) => SQUEEZED.test(name))
      const write = async ([name, file]: (typeof files)[number]) => {
        const content = Buffer.from('source' in file ? file.source : file.code)
        if (content.length >= LEAST_SQUEEZED) await writeFile(join(dir, `${name}.br`), await squeeze(content))
      }
      await Promise.all(files.map(write))
    },
  }
}

/** The client is built to dist/client; the server serves it from there. In development the API is proxied. */
export default defineConfig({
  root: 'client',
  publicDir: '../assets/web',
  // Files name each other relative to where they are: a proxy may lead to them below a path of another site.
  base: './',
  plugins: [phaserFromSource(), compressed(), offline()],
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
