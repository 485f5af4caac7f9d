import { signal } from '@preact/signals'
import { keep, recall } from '../store/memory.ts'
import { CHAPTERS } from './chapters.ts'

/** How far the first lesson is: a chapter by its number, then the questions. Kept on this device. */
export const stage = signal(read())

export const QUIZ = CHAPTERS.length

function read(): number {
  const kept = Number(recall('lesson') ?? 0)
  return Number.isInteger(kept) && kept >= 0 && kept <= CHAPTERS.length ? kept : 0
}

export function goTo(next: number): void {
  stage.value = next
  keep('lesson', String(next))
}
