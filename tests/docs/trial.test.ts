import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shortfall, TRIAL_PAGE, TRIAL_STEPS, trialTable } from '#tools/trial/table'

const whole = TRIAL_STEPS.map(({ step, old }) => ({ step, seconds: 1, clicks: old?.clicks ?? 0 }))

test('the page has a row for every step of the lesson, and no step falls short', () => {
  const rows = readFileSync(TRIAL_PAGE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| step'))
  expect(rows.map((row) => row.split(' | ')[0]!.slice(2))).toEqual(TRIAL_STEPS.map(({ step }) => step))
  for (const row of rows) expect(row).toContain(' | ✓ ')
})

test('a step falls short by one click more than it had, by a check that fails, and by not being tried', () => {
  const [first] = TRIAL_STEPS
  expect(shortfall(first!, whole[0]!)).toBeUndefined()
  expect(shortfall(first!, { ...whole[0]!, clicks: first!.old!.clicks! + 1 })).toBe('2 clicks, were 1')
  expect(shortfall(first!, { ...whole[0]!, failure: 'no code' })).toBe('no code')
  expect(trialTable(whole)).not.toContain('✗')
  expect(trialTable(whole.slice(1))).toContain('✗ not tried')
})
