import { signal } from '@preact/signals'
import type { BotReason, KeptPractice, PracticeWish } from '../workers/practice.ts'
import { forget, keep, recall } from './memory.ts'

/** Matches that are played on this device alone, by the id that stands in their address. */
export const HERE = ['practice', 'lesson1', 'lesson2'] as const
export type HereId = (typeof HERE)[number]
export const isHere = (match: string): match is HereId => HERE.some((id) => id === match)

/** Why each bot did what it did in the window that closed last. */
export const botReasons = signal<readonly BotReason[]>([])

/** What the device keeps of such a match: how it is to begin, or how far it is. */
export type HereMatch = { readonly wish: PracticeWish } | { readonly kept: KeptPractice }

/** For devices that keep nothing: as long as the page lives. */
const unkept = new Map<HereId, string>()

export function keepHere(id: HereId, match: HereMatch): void {
  const text = JSON.stringify(match)
  unkept.set(id, text)
  keep(id, text)
}

export function forgetHere(id: HereId): void {
  unkept.delete(id)
  forget(id)
}

export function recallHere(id: HereId): HereMatch | undefined {
  const text = recall(id) ?? unkept.get(id)
  if (text === undefined) return undefined
  try {
    const match: unknown = JSON.parse(text)
    return typeof match === 'object' && match !== null && ('wish' in match || 'kept' in match)
      ? (match as HereMatch)
      : undefined
  } catch {
    return undefined
  }
}
