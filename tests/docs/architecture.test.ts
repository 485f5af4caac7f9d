import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { declaredNames } from '#tests/support/declaredNames'
import { parseSource, readSources } from '#tests/support/sources'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const page = read('docs/architecture.md')

/** Most hops from the click to another player's screen. */
const MOST_HOPS = 18

/** The numbered list of the page: `path#function`, one a line. */
const hops = [...page.matchAll(/^(\d+)\. `([^#`]+)#(#?\w+)`/gm)].map(([, number, path, name]) => ({
  number: Number(number),
  path: path!,
  name: name!,
}))

describe('the life of one order', () => {
  test('is numbered without a gap, and within its budget', () => {
    expect(hops.length).toBeGreaterThan(10)
    expect(hops.map(({ number }) => number)).toEqual(hops.map((_, index) => index + 1))
    expect(hops.length).toBeLessThanOrEqual(MOST_HOPS)
  })

  test('names files and functions that are there', () => {
    const missing = hops.filter(({ path, name }) => !declaredNames(parseSource(path, read(path))).has(name))
    expect(missing).toEqual([])
  })

  test('begins at the client, ends at the client, and writes to the store before it sends', () => {
    const at = (path: string) => hops.findIndex((hop) => hop.path.startsWith(path))
    expect(hops[0]!.path).toMatch(/^client\//)
    expect(hops.at(-1)!.path).toMatch(/^client\//)
    expect(at('server/src/store/')).toBeGreaterThan(at('shared/src/match/session.ts'))
    expect(at('server/src/match/broadcaster.ts')).toBeGreaterThan(at('server/src/store/'))
  })
})

test('every folder of the sources is named on the page, and every folder named is there', () => {
  const sources = readSources('shared/src', 'server/src', 'client/src')
  const folders = new Set(sources.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)))
  const named = new Set([...page.matchAll(/`((?:shared|server|client)\/src\/[\w/]+\/)`/g)].map(([, folder]) => folder!))
  const parts = ['shared/src/', 'server/src/', 'client/src/']
  expect([...folders].filter((folder) => !named.has(folder) && !parts.includes(folder))).toEqual([])
  expect([...named].filter((folder) => !folders.has(folder))).toEqual([])
})
