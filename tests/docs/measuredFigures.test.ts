import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type BenchLine, withFigures } from '../../tools/measuredFigures.ts'

const figures = (cpuMsPerOrder: number) => ({
  orders: 4000,
  refused: 0,
  cpuMsPerOrder,
  bytesPerSeatYear: 1855,
  p50Ms: 4.5,
  p99Ms: 40.25,
  rssMb: 350,
  crowdP99Ms: 1,
  crowdLongestMs: 2,
})
const ratio = { median: 0.3, low: 0.28, high: 0.33 }
const line: BenchLine = {
  matches: 50,
  seats: 6,
  years: 3,
  repeat: 5,
  ours: figures(0.31),
  peer: figures(1.02),
  ratios: { cpuMsPerOrder: ratio, bytesPerSeatYear: ratio, p50Ms: ratio, p99Ms: ratio, rssMb: ratio },
}

test('the host’s page has a place for what the bench measured, and says it as the bench did', () => {
  const page = readFileSync('docs/hosting.md', 'utf8')
  const written = withFigures(page, [line])
  for (const row of [
    '| 50 | this server | 0.31 | 1,855 | 4.5 | 40.25 | 350 |',
    '| 50 | boardgame.io | 1.02 |',
    '0.3 (0.28–0.33)',
  ]) {
    expect(written).toContain(row)
  }
  expect(withFigures(written, [line])).toBe(written)
})
