/**
 * `npm run tool -- bench:sound`: what the sound of the room costs. Bundles the client's sounds as they are built, renders the loudest mix of
 * each moment ahead of time in Chromium, and prints one line of JSON: gzipped bytes of the bundle, and for each moment the share of
 * one core that its sound takes.
 */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { launchBrowser } from '#tests/support/browser'
import { ROOT } from '../scripts/pinnedNode.mjs'

/** Seconds of sound that are rendered. */
const SECONDS = 120
const MOMENTS = ['desk', 'crisis', 'alarm', 'keys', 'war', 'silence'] as const

const built = await build({
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    write: false,
    lib: { entry: join(ROOT, 'bench/soundEntry.ts'), formats: ['iife'], name: 'sound', fileName: () => 'sound.js' },
  },
})
const [{ output }] = built as unknown as [{ readonly output: readonly [{ readonly code: string }] }]
const { code } = output[0]

const browser = await launchBrowser()
const page = await browser.newPage()
await page.addScriptTag({ content: code })
const cores: Record<string, number> = {}
for (const moment of MOMENTS) {
  const milliseconds = await page.evaluate(
    async ([what, seconds]) => {
      const { mixOf, SoundBus } = (window as unknown as { sound: typeof import('./soundEntry.ts') }).sound
      const context = new OfflineAudioContext(1, seconds * 44_100, 44_100)
      const bus = new SoundBus(context, context.destination)
      bus.set(mixOf({ moment: what, tension: 1, soot: 1, share: 1, isStruck: true }))
      // As in a match: strokes are laid a little ahead, twice a second.
      for (let at = 0; at < seconds; at += 0.5)
        void context.suspend(at).then(() => {
          bus.schedule(at + 0.8)
          if (what === 'war') bus.boom(1)
          void context.resume()
        })
      const begun = performance.now()
      await context.startRendering()
      return performance.now() - begun
    },
    [moment, SECONDS] as const,
  )
  cores[moment] = Math.round((1000 * milliseconds) / (SECONDS * 1000)) / 1000
}
await browser.close()
console.log(JSON.stringify({ seconds: SECONDS, gzippedBytes: gzipSync(code).length, cores }))
