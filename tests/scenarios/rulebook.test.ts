import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LEAVES } from '#server/lab/depth/leaves'
import { EXPERIMENTS, isExperimentId } from '#shared/experiments/index'

const FOLDER = import.meta.dirname
const RULES = readFileSync(join(FOLDER, '../../shared/RULES.md'), 'utf8')
const clauses = [...RULES.matchAll(/^- \*\*(\d+\.\d+)\*\*/gm)].map((match) => match[1]!)
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

describe('the ideas of the source texts', () => {
  const rows = [...RULES.matchAll(/^\| ([^|]+) \| ([\d., ]+) \| ([^|]+) \|$/gm)].map(([, idea, cited, lab]) => ({
    idea: idea!,
    cited: cited!.split(', '),
    lab: lab!.split(/[,;] /),
  }))
  const ids = rows.flatMap(({ lab }) => lab)

  test('became clauses that there are', () => {
    expect(rows).toHaveLength(24)
    for (const { idea, cited } of rows)
      for (const clause of cited) expect([idea, clauses]).toEqual([idea, expect.arrayContaining([clause])])
  })

  test('are tried in the lab by experiments and kinds of orders that there are', () => {
    expect(ids.filter((id) => !isExperimentId(id) && !Object.hasOwn(LEAVES, id))).toEqual([])
  })

  test('are twenty at least with an experiment that a mutation must turn', () => {
    const tried = rows.filter(({ lab }) => lab.some((id) => isExperimentId(id) && EXPERIMENTS[id].kind !== 'toy'))
    expect(tried.length).toBeGreaterThanOrEqual(20)
  })
})
