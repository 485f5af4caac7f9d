import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { readWords } from '#tests/support/words'
import { PAGE, renewed } from '#tools/scenarioDocs'

const page = readFileSync(PAGE, 'utf8')

test('docs/scenarios.md cites what the files cite: if this fails, npm run tool -- scenarios:docs', () => {
  expect(page).toBe(renewed(page))
})

test('a figure changed in the page by hand does not stand', () => {
  const [row = ''] = page.match(/^\| Soviet Union \| population \|.*$/m) ?? []
  const tampered = page.replace(row, row.replace(/\d+\.\d+ \|/, '999 |'))
  expect(tampered).not.toBe(page)
  expect(renewed(tampered)).toBe(page)
})

test('docs/scenarios.md lists every scenario with its powers and years', () => {
  const words = readWords()
  for (const { id, seatings, years } of loadScenarios().values()) {
    const seats = Object.keys(seatings).map(Number)
    const range = seats.length === 1 ? `${seats[0]}` : `${Math.min(...seats)}–${Math.max(...seats)}`
    expect(page).toContain(`| ${words.get(`scenario.${id}.name`)} | ${range} | ${years} |`)
  }
})
