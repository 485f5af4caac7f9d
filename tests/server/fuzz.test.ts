import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const FUZZ = join(import.meta.dirname, '../../tools/fuzz/fuzz.ts')

test('messages and HTTP bodies that are nearly right crash nothing, change nothing and are refused in words', () => {
  const out = execFileSync(process.execPath, ['--expose-gc', FUZZ, '--inputs', '10000', '--seed', '7'], {
    encoding: 'utf8',
  })
  const result = JSON.parse(out) as Record<string, number>
  expect(result).toMatchObject({ messages: 10_000, crashes: 0, stateChanges: 0, wordless: 0 })
  expect(result.accepted).toBeGreaterThan(100)
  expect(result.refused).toBeGreaterThan(5000)
})
