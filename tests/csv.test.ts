import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvOf } from '#client/debrief/exports.ts'
import { guardCell } from '#shared/csv'
import type { Debrief } from '#shared/debrief/index'

/** Cells a spreadsheet may make of a text, by the separator it splits at. */
const cellsOf = (text: string): readonly string[] => [
  text,
  ...[',', ';', '\t', '|', '\n', '\r'].flatMap((at) => text.split(at)),
]

/** Whether a spreadsheet may take a cell for a formula: it drops blanks and quotes around it, and full width. */
const isFormula = (cell: string): boolean => /^[=+\-@]/.test(cell.normalize('NFKC').replace(/^["\s]+/u, ''))

describe('a cell of a CSV file', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['－1＋1', "'－1＋1"],
    ['  =1+1', "'  =1+1"],
    ['\u3000=1', "'\u3000=1"],
    ['\n=1', "'\n'=1"],
    ['x;=1+1', "x;'=1+1"],
    ['x; ＠a', "x;' ＠a"],
    ['x\t=1', "x\t'=1"],
    ['x\r\n=1', "x\r'\n'=1"],
    ['x;"=1"', `x;'"=1"`],
    ['\tx', "'\tx"],
  ])('%j is written as %j', (text, written) => {
    expect(guardCell(text)).toBe(written)
  })

  test.each([
    '',
    'NA',
    '0',
    '-3',
    '-0.25',
    '1e-7',
    'Ann-Sophie',
    'a = b',
    'build force=silos lots=1',
    '2026-11-27T10:00:00Z',
  ])('%j stays as it is', (text) => {
    expect(guardCell(text)).toBe(text)
  })

  test('is guarded by every character that normalises to the beginning of a formula', () => {
    const characters = Array.from({ length: 0x110000 }, (_, code) => code).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    )
    const formulas = characters.map((code) => String.fromCodePoint(code)).filter(isFormula)
    expect(formulas.length).toBeGreaterThan(15)
    expect(formulas.filter((sign) => isFormula(guardCell(`${sign}a`)))).toEqual([])
  })

  test('is read as a formula by no spreadsheet, however it splits lines', () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠;,|\t\r\n "\'a1\u3000\u00a0') })
    const plain = fc.string({ unit: 'binary' })
    const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/
    fc.assert(
      fc.property(fc.oneof(text, plain), (typed) => {
        const written = guardCell(typed)
        return number.test(typed) || cellsOf(written).every((cell) => !isFormula(cell))
      }),
      { numRuns: 2000 },
    )
  })
})

test('the file of a debrief begins with a byte order mark, by which spreadsheets know its character set', () => {
  const nothing = { powers: [], race: { years: [], stocks: [] }, spending: [], beliefs: { entries: [] } }
  expect(csvOf(nothing as unknown as Debrief).codePointAt(0)).toBe(0xfeff)
})
