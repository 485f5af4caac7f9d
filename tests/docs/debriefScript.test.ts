import { expect, test } from 'vitest'
import { type DEBRIEF_PLANS, DEBRIEF_STEPS, stepsOf } from '#shared/protocol/debriefScript'
import { read } from '#tests/support/deployment'

interface StepTexts {
  readonly script: { readonly step: Readonly<Record<string, { readonly ask: string }>> }
}

const guide = read('docs/teaching.md')
const texts = JSON.parse(read('assets/lang/en/teach.json')) as StepTexts
const rows = guide.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim())
  return /^\d+$/.test(cells[1] ?? '') && cells.length === 7 ? [cells.slice(1, -1)] : []
})

test('the guide has the steps of the script: number, stage and question', () => {
  const steps = DEBRIEF_STEPS.map(({ id, stage }, n) => [String(n + 1), stage, texts.script.step[id]!.ask])
  expect(rows.map(([number, stage, , asks]) => [number, stage!.toLowerCase(), asks])).toEqual(steps)
})

test('the guide names the steps of the shorter plans', () => {
  const numbers = (plan: (typeof DEBRIEF_PLANS)[number]) =>
    stepsOf(plan).map(({ id }) => DEBRIEF_STEPS.findIndex((step) => step.id === id) + 1)
  expect(guide).toContain(`In 15 minutes: steps ${numbers('short').join(', ')}.`)
  const left = DEBRIEF_STEPS.map((_, n) => n + 1).filter((n) => !numbers('middle').includes(n))
  expect(guide).toContain(`In 25: all but ${left.join(' and ')}.`)
  expect(numbers('full')).toHaveLength(DEBRIEF_STEPS.length)
})

test('a plan takes the minutes that it says', () => {
  const minutes = (plan: (typeof DEBRIEF_PLANS)[number]) => stepsOf(plan).reduce((sum, step) => sum + step.minutes, 0)
  expect([minutes('short'), minutes('middle')]).toEqual([15, 25])
})
