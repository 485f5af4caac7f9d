import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const BUILT = join(import.meta.dirname, '../../dist/client')

/** Most compressed bytes of scripts the front page may ask for at once. */
const MOST = 60_000

test('the front page loads no rules and no war room: its scripts stay below 60 kB', () => {
  const page = readFileSync(join(BUILT, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]!)
  const bytes = scripts.map((name) => gzipSync(readFileSync(join(BUILT, name))).length)
  expect(scripts.length).toBeGreaterThan(1)
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST)
})

/** Most compressed bytes of the map's script: the whole of the game engine would be 380 kB. */
const MOST_OF_THE_MAP = 240_000

test('the map brings only the parts of the game engine that it uses, and what browsers fetch was compressed by the build', () => {
  const names = readdirSync(join(BUILT, 'assets'))
  const [map] = names.filter((name) => /^map-.*\.js$/.test(name))
  expect(gzipSync(readFileSync(join(BUILT, 'assets', map!))).length).toBeLessThan(MOST_OF_THE_MAP)
  expect(brotliDecompressSync(readFileSync(join(BUILT, 'assets', `${map}.br`)))).toEqual(
    readFileSync(join(BUILT, 'assets', map!)),
  )
})
