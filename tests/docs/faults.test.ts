import { describe, expect, test } from 'vitest'
import { citedTestsIn, isThere, namedFilesIn } from '#tests/support/citedTests'
import { read } from '#tests/support/deployment'

const rows = read('docs/faults.md')
  .split('\n')
  .filter((line) => line.startsWith('| **'))
const FAULTS = Array.from({ length: 21 }, (_, n) => `F${n + 1}`)

const faultOf = (row: string) => /^\| \*\*(.+?)\*\*/.exec(row)![1]!

describe('the page of faults', () => {
  test('has one row for each fault, in order', () => {
    expect(rows.map(faultOf)).toEqual(FAULTS)
  })

  test.each(rows.map((row) => [faultOf(row), row]))('names the test that holds %s', (_, row) => {
    expect(citedTestsIn(row).length).toBeGreaterThan(0)
    expect(namedFilesIn(row)).toBe(citedTestsIn(row).length)
  })

  test.each(rows.flatMap(citedTestsIn))('$file holds “$title”', (cited) => {
    expect(isThere(cited)).toBe(true)
  })
})
