import { signal } from '@preact/signals'
import { storageGet, storageSet } from '../device/storage.ts'
import { CHAPTERS } from './chapters.ts'

/** How far the first lesson is: the index of a chapter, then of the questions. Stored on this device. */
export const stage = signal(read())

function read(): number {
  const stored = Number(storageGet('lesson') ?? 0)
  return Number.isInteger(stored) && stored >= 0 && stored <= CHAPTERS.length ? stored : 0
}

/** Goes to a chapter or to the questions. */
export function goTo(next: number): void {
  stage.value = next
  storageSet('lesson', String(next))
}
