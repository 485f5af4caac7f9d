import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const FOLDER = import.meta.dirname
const clauses = [
  ...readFileSync(join(FOLDER, '../../shared/RULES.md'), 'utf8').matchAll(/^- \*\*(\d+\.\d+)\*\*/gm),
].map((match) => match[1]!)
const titles = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(join(FOLDER, file), 'utf8').matchAll(/test(?:\.each\([^)]*\))?\(\s*'(\d+\.\d+) /g),
  ])
  .map((match) => match[1]!)

describe('the rulebook', () => {
  test('has clauses, each with a number of its own', () => {
    expect(clauses.length).toBeGreaterThan(30)
    expect(new Set(clauses).size).toBe(clauses.length)
  })

  test.each(clauses)('clause %s has a scenario test whose title starts with it', (clause) => {
    expect(titles).toContain(clause)
  })

  test('no test cites a clause that is not there', () => {
    expect(titles.filter((cited) => !clauses.includes(cited))).toEqual([])
  })
})
