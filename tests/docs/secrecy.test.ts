import { describe, expect, test } from 'vitest'
import { citedTestsIn, isThere, namedFilesIn } from '#tests/support/citedTests'
import { read } from '#tests/support/deployment'

const rows = read('docs/secrecy.md')
  .split('\n')
  .filter((line) => line.startsWith('| **'))
const FINDINGS = Array.from({ length: 27 }, (_, n) => `S${n + 1}`)

const findingOf = (row: string) => /^\| \*\*(.+?)\*\*/.exec(row)![1]!

describe('the page of findings', () => {
  test('has one row for each finding, in order', () => {
    expect(rows.map(findingOf)).toEqual(FINDINGS)
  })

  test.each(rows.map((row) => [findingOf(row), row]))('names the test that holds %s', (_, row) => {
    expect(citedTestsIn(row).length).toBeGreaterThan(0)
    expect(namedFilesIn(row)).toBe(citedTestsIn(row).length)
  })

  test.each(rows.flatMap(citedTestsIn))('$file holds “$title”', (cited) => {
    expect(isThere(cited)).toBe(true)
  })
})
