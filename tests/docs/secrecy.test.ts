import { describe, expect, test } from 'vitest'
import { citedTestsIn, isThere, namedFilesIn } from '#tests/support/citedTests'
import { read } from '#tests/support/deployment'

const rows = read('docs/secrecy.md')
  .split('\n')
  .filter((line) => line.startsWith('| **'))
const FINDINGS = Array.from({ length: 27 }, (_, n) => `S${n + 1}`)
/** Findings that other work mends and tests. */
const ELSEWHERE = ['S12']

const findingOf = (row: string) => /^\| \*\*(.+?)\*\*/.exec(row)![1]!

describe('the page of findings', () => {
  test('has one row for each finding, in order', () => {
    expect(rows.map(findingOf)).toEqual(FINDINGS)
  })

  test.each(rows.map((row) => [findingOf(row), row]))(
    'names the test that holds %s, or says that it is open',
    (finding, row) => {
      const isElsewhere = ELSEWHERE.includes(finding)
      expect(citedTestsIn(row).length > 0).toBe(!isElsewhere)
      expect(namedFilesIn(row)).toBe(citedTestsIn(row).length)
      if (isElsewhere) expect(row).toContain('**open**')
    },
  )

  test.each(rows.flatMap(citedTestsIn))('$file holds “$title”', (cited) => {
    expect(isThere(cited)).toBe(true)
  })
})
