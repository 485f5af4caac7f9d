import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Ended, runToEnd } from '#tests/support/commands'
import { BROWSER_SAMPLE } from '../../scripts/browserSample.ts'

const ROOT = join(import.meta.dirname, '../..')
const PARTS = ['shared', 'server', 'client', 'tests', 'tools']
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const passing = (name: string) => `test('${name}', () => {})\n`
const VITEST = `
import { defineConfig } from 'vitest/config'
const project = (name: string) => ({ test: { name, include: [\`tests/\${name}.test.ts\`] } })
export default defineConfig({ test: { projects: ['unit', 'properties', 'server', 'e2e', 'long'].map(project) } })
`

/** Runs `npm test` as package.json has it in a project that has our scripts, hardly any source, and these test files. */
async function npmTest(tests: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'balance-npm-test-'))
  folders.push(folder)
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { test: string } }
  write('package.json', JSON.stringify({ type: 'module', scripts: { test: scripts.test }, optionalDependencies: {} }))
  write('biome.json', JSON.stringify({ files: { includes: ['shared/*.ts'] }, formatter: { enabled: false } }))
  write('shared/one.ts', 'export const one = 1;\n')
  for (const part of PARTS) write(`${part}/tsconfig.json`, JSON.stringify({ files: ['../shared/one.ts'] }))
  write('vitest.config.ts', VITEST)
  for (const [name, text] of Object.entries(tests))
    write(`tests/${name}.test.ts`, `import { beforeEach, describe, expect, test } from 'vitest'\n${text}`)
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return await runToEnd('npm', ['test', '--', ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } })
}

test('every skipped test is named with its reason, and the last line counts them', async () => {
  const { code, output } = await npmTest({
    unit: passing('adds'),
    properties: passing('holds'),
    server: `
      describe('a server', () => {
        test('of two', { skip: true, meta: { missing: 'Redis is not installed' } }, () => {})
        test('of one', () => {})
        test.skip('of none', () => {})
      })`,
    e2e: `
      beforeEach(({ skip }) => skip('Chromium is not installed'))
      ${passing('the page opens')}${passing('the page closes')}`,
  })
  expect(output.trimEnd().split('\n').slice(-4), output).toEqual([
    'skipped: tests/e2e.test.ts, all 2 tests: Chromium is not installed',
    'skipped: tests/server.test.ts > a server > of two: Redis is not installed',
    'skipped: tests/server.test.ts > a server > of none: no reason is given',
    '3 passed, 0 failed, 4 skipped',
  ])
  expect(code).toBe(0)
})

test('a failed unit test, and a file that cannot be read, end it with 1 before the servers start', async () => {
  const { code, output } = await npmTest({
    unit: `test('adds', () => expect(1).toBe(2))\n${passing('subtracts')}`,
    properties: `throw new Error('unreadable')`,
    server: passing('a server starts'),
    e2e: passing('the page opens'),
  })
  expect(output.trimEnd().split('\n').at(-1)).toBe('1 passed, 2 failed, 0 skipped')
  expect(output).not.toContain('server.test.ts')
  expect(code).toBe(1)
})

test('a test with servers or browsers that fails once is tried again and named; one that fails twice fails', async () => {
  const { code, output } = await npmTest({
    unit: passing('adds'),
    properties: passing('holds'),
    server: `
      let attempts = 0
      describe('a server', () => {
        test('starts', () => expect(++attempts).toBe(2))
      })`,
    e2e: `test('the page opens', () => expect(1).toBe(2))`,
  })
  expect(output.trimEnd().split('\n').slice(-2), output).toEqual([
    'passed at a later attempt only: tests/server.test.ts > a server > starts',
    '3 passed, 1 failed, 0 skipped',
  ])
  expect(code).toBe(1)
})

test('a unit test has one attempt', async () => {
  const { code, output } = await npmTest({
    unit: `let attempts = 0; test('adds', () => expect(++attempts).toBe(2))`,
    properties: passing('holds'),
    server: passing('a server starts'),
    e2e: passing('the page opens'),
  })
  expect(output.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed, 0 skipped')
  expect(code).toBe(1)
})

test('the longer browser tests run where they are asked for, and alone', async () => {
  const tests = {
    unit: passing('adds'),
    properties: passing('holds'),
    server: passing('a server starts'),
    e2e: passing('the page opens'),
    long: `test('a whole match', () => expect(1).toBe(2))`,
  }
  const [usual, long] = [await npmTest(tests), await npmTest(tests, ['--long'])]
  expect(usual.output.trimEnd().split('\n').at(-1)).toBe('4 passed, 0 failed, 0 skipped')
  expect(long.output.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed, 0 skipped')
  expect([usual.code, long.code]).toEqual([0, 1])
})

test('every browser test that npm test runs is there', () => {
  for (const file of BROWSER_SAMPLE) expect(existsSync(join(ROOT, file)), file).toBe(true)
})
