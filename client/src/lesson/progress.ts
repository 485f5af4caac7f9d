import { signal } from '@preact/signals'
import { storageGet, storageSet } from '../store/storage.ts'
import { CHAPTERS } from './chapters.ts'

/** How far the first lesson is: a chapter by its number, then the questions. Kept on this device. */
export const stage = signal(read())

export const QUIZ = CHAPTERS.length

function read(): number {
  const kept = Number(storageGet('lesson') ?? 0)
  return Number.isInteger(kept) && kept >= 0 && kept <= CHAPTERS.length ? kept : 0
}

export function goTo(next: number): void {
  stage.value = next
  storageSet('lesson', String(next))
}
