import { describe, expect, test } from 'vitest'
import { citedTestsIn, isThere, namedFilesIn } from '#tests/support/citedTests'
import { read } from '#tests/support/deployment'
import { readSources } from '#tests/support/sources'
import { verdictOf } from '#tools/audit'
import { installed, type Lock } from '#tools/sbom'

const rows = read('docs/threats.md')
  .split('\n')
  .filter((line) => line.startsWith('| **'))

describe('the page of threats', () => {
  test('has a test for every threat', () => {
    expect(rows.length).toBeGreaterThanOrEqual(14)
    for (const row of rows) expect(citedTestsIn(row).length, row).toBeGreaterThan(0)
    expect(namedFilesIn(rows.join())).toBe(citedTestsIn(rows.join()).length)
  })

  test.each(rows.flatMap(citedTestsIn))('$file holds “$title”', (cited) => {
    expect(isThere(cited)).toBe(true)
  })
})

describe('the client', () => {
  const WRITES_HTML =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTMLUnsafe|createContextualFragment|srcdoc/i
  test('nothing of the client writes HTML but the page about the model, which is ours', () => {
    const sources = readSources('client/src').filter(({ text }) => WRITES_HTML.test(text))
    expect(sources.map(({ path }) => path)).toEqual(['client/src/front/ModelPage.tsx'])
  })
})

describe('packages', () => {
  test('grave faults of packages fail, silence of the registry does not', () => {
    const report = (severity: string) => JSON.stringify({ vulnerabilities: { ws: { severity, range: '<9' } } })
    for (const severity of ['high', 'critical']) {
      expect(verdictOf(report(severity))).toEqual({
        words: `packages with known faults:\nws <9: ${severity}`,
        well: false,
      })
    }
    expect(verdictOf(report('moderate')).well).toBe(true)
    for (const silence of ['', 'not JSON', '{"error":{"summary":"audit endpoint returned an error"}}']) {
      expect(verdictOf(silence)).toEqual({ words: expect.stringContaining('did not answer'), well: true })
    }
  })

  test('the bill of materials has what the server needs, with what that needs, and no tools', () => {
    const lock = JSON.parse(read('package-lock.json')) as Lock
    const bill = installed(lock)
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    for (const [name, version] of Object.entries(dependencies)) expect(bill).toContain(`${name}@${version}`)
    for (const name of Object.keys(lock.packages['node_modules/express']!.dependencies!)) {
      expect(
        bill.some((each) => each.startsWith(`${name}@`)),
        name,
      ).toBe(true)
    }
    expect(bill.filter((each) => /^(vite|vitest|phaser|@colyseus\/sdk|node-)/.test(each))).toEqual([])
  })

  test('every version is exact and has its checksum', () => {
    const wanted = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(wanted[kind]!),
    )
    for (const [name, version] of versions) expect(version, name).toMatch(/^(npm:@[\w/-]+@)?\d+\.\d+\.\d+$/)
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; resolved?: string; inBundle?: boolean }>
    }
    const locked = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && inBundle !== true)
    expect(locked.length).toBeGreaterThan(100)
    for (const [path, { integrity, resolved }] of locked) {
      expect(integrity, path).toMatch(/^sha\d+-/)
      // From the registry, and neither Git nor any other address.
      expect(resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//)
    }
    // Two copies of the framework, or of its schemas, would not know each other's rooms and types.
    const copies = (name: string) => locked.filter(([path]) => path.endsWith(`node_modules/${name}`)).length
    for (const name of ['@colyseus/core', '@colyseus/schema', 'express', 'zod']) expect(copies(name), name).toBe(1)
  })
})
