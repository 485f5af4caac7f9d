import type { PivotalChoice } from '#shared/debrief/choices'
import { phrase } from '#shared/view/phrase'
import { sentence } from '../text/text.ts'

/** What changes may be about. */
const NOTHING = { treaty: undefined, from: undefined, state: undefined, against: undefined, rung: undefined }

/** What a power might have done instead, as a clause. */
export function changeText({ power, year, change }: PivotalChoice): string {
  const { kind, ...about } = { ...NOTHING, ...change }
  return sentence(phrase(`debrief.whatIf.change.${kind}`, { power, year, ...about }))
}
