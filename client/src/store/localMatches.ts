import type { BotReason, PracticeSetup, SavedPractice } from '../workers/practice.ts'
import { matchSignal } from './matchSignal.ts'
import { storageGet, storageRemove, storageSet } from './storage.ts'

/** Matches that are played on this device alone, by the id that stands in their address. */
export const LOCAL_MATCHES = ['practice', 'lesson1', 'lesson2'] as const
export type LocalMatchId = (typeof LOCAL_MATCHES)[number]
export const isLocalMatch = (match: string): match is LocalMatchId => LOCAL_MATCHES.some((id) => id === match)

/** Why each bot did what it did in the window that closed last. */
export const botReasons = matchSignal<readonly BotReason[]>([])

/** What the device keeps of such a match: how it is to begin, or how far it is. */
export type LocalMatch = { readonly wish: PracticeSetup } | { readonly kept: SavedPractice }

/** For devices that keep nothing: as long as the page lives. */
const unkept = new Map<LocalMatchId, string>()

export function saveLocalMatch(id: LocalMatchId, match: LocalMatch): void {
  const text = JSON.stringify(match)
  unkept.set(id, text)
  storageSet(id, text)
}

export function forgetLocalMatch(id: LocalMatchId): void {
  unkept.delete(id)
  storageRemove(id)
}

export function loadLocalMatch(id: LocalMatchId): LocalMatch | undefined {
  const text = storageGet(id) ?? unkept.get(id)
  if (text === undefined) return undefined
  try {
    const match: unknown = JSON.parse(text)
    return typeof match === 'object' && match !== null && ('wish' in match || 'kept' in match)
      ? (match as LocalMatch)
      : undefined
  } catch {
    return undefined
  }
}
