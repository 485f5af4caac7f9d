import type { PivotalChoice } from '#shared/debrief/choices'
import { phrase } from '#shared/view/phrase'
import { sentence } from '../text/text.ts'

/** What a power might have done instead, as a clause. */
export function changeText({ power, year, change }: PivotalChoice): string {
  const { kind, treaty, from } = { treaty: undefined, from: undefined, ...change }
  return sentence(phrase(`debrief.whatIf.change.${kind}`, { power, year, treaty, from }))
}
