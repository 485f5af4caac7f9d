import { join } from 'node:path'
import { ROOT } from '../../scripts/pinnedNode.mjs'
import { DEBRIEF_STEPS_TRIED } from './debriefSteps.ts'
import { JOIN_STEPS } from './joinSteps.ts'
import { PLAY_STEPS } from './playSteps.ts'
import { RETURN_STEPS } from './returnSteps.ts'
import type { TrialStep } from './room.ts'

/** All steps of the lesson, in their order. */
export const TRIAL_STEPS: readonly TrialStep[] = [...JOIN_STEPS, ...PLAY_STEPS, ...RETURN_STEPS, ...DEBRIEF_STEPS_TRIED]

export const TRIAL_PAGE = join(ROOT, 'docs/trial.md')
export const TRIAL_MARKERS = ['<!-- trial -->', '<!-- /trial -->'] as const

/** A step as it went: presses of the hand that counts, seconds with all waits, and what failed. */
export interface Tried {
  readonly step: string
  readonly clicks?: number
  readonly keys?: number
  readonly seconds: number
  readonly failure?: string
}

const orDash = (value: number | undefined): string => (value === undefined ? '–' : String(value))

/** The clicks of a step, its keys where it has any. */
function pressesOf({ clicks, keys = 0 }: Tried): string {
  if (clicks === undefined) return '–'
  return keys === 0 ? String(clicks) : `${clicks}, ${keys} keys`
}

/** Where a step that was tried falls short: undefined where it does not. */
export function shortfall({ old }: TrialStep, { clicks = 0, failure }: Tried): string | undefined {
  if (failure !== undefined) return failure
  return old?.clicks !== undefined && clicks > old.clicks ? `${clicks} clicks, were ${old.clicks}` : undefined
}

/** The table of docs/trial.md: a row for each step, ✓ where it costs no more clicks than it did and its check has passed. */
export function trialTable(tried: readonly Tried[]): string {
  const rows = TRIAL_STEPS.map((step) => {
    const now = tried.find((each) => each.step === step.step) ?? { step: step.step, seconds: 0, failure: 'not tried' }
    const short = shortfall(step, now)
    const check = `${short === undefined ? '✓' : `✗ ${short}:`} ${step.checked}`
    const cells = [
      step.step,
      orDash(step.old?.clicks),
      pressesOf(now),
      orDash(step.old?.seconds),
      now.seconds.toFixed(1),
      step.once ?? '',
      check,
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head = '| step | clicks then | clicks now | s then | s now | was stuck | check |\n|---|---|---|---|---|---|---|'
  return [head, ...rows].join('\n')
}
