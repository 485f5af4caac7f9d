import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lineCount } from '#tests/support/sources'
import { TOOLS } from '#tools/tools'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const pagesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: folder === 'docs' })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith('.md'))

const PAGES = [
  ...pagesIn('.'),
  ...pagesIn('docs'),
  'shared/RULES.md',
  'client/src/map/README.md',
  'bench/peer/README.md',
]

describe.each(PAGES)('%s', (page) => {
  const text = read(page)

  test('links to files that are there', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target!)
    const local = targets.filter((target) => !/^[a-z]+:/.test(target))
    expect(local.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([])
  })

  test('names npm scripts and tools that are there', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
    const run = [...text.matchAll(/npm run (?:-s )?([a-z][\w:]*)(?: -- ([A-Za-z][\w:-]*))?/g)]
    expect(run.map(([, script]) => script!).filter((script) => !scripts.includes(script))).toEqual([])
    const tools = run.flatMap(([, script, name]) => (script === 'tool' && name ? [name] : []))
    expect(tools.filter((name) => name !== 'NAME' && !Object.hasOwn(TOOLS, name))).toEqual([])
  })
})

test('the README shows three pictures, the two commands, and fits on a page', () => {
  const text = read('README.md')
  expect([...text.matchAll(/!\[[^\]]{20,}\]\(docs\/pictures\/\w+\.webp\)/g)].length).toBe(3)
  for (const command of ['npm ci && npm start', 'npm ci && npm test']) expect(text).toContain(command)
  expect(lineCount(text)).toBeLessThanOrEqual(150)
})

describe('the records of decisions', () => {
  const names = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => /^\d/.test(name))

  test('have a number each, and a line in the index', () => {
    const numbers = names.map((name) => name.slice(0, 4))
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
    const index = read('docs/decisions/README.md')
    expect(names.filter((name) => !index.includes(`](${name})`))).toEqual([])
  })

  test.each(names)('%s has a date, context, decision and consequences, in thirty lines', (name) => {
    const text = read(`docs/decisions/${name}`)
    expect(text).toMatch(/^# \d{4}\. .+\n\n\d{4}-\d\d-\d\d · (accepted|replaced by \[\d{4}\])/)
    expect(text.match(/^## .+$/gm)).toEqual(['## Context', '## Decision', '## Consequences'])
    expect(lineCount(text)).toBeLessThanOrEqual(30)
  })
})
