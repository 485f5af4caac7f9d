import type { BotReason, LocalMatchSetup, SavedLocalMatch } from '../workers/localMatch.ts'
import { matchSignal } from './matchSignal.ts'
import { storageGet, storageRemove, storageSet } from './storage.ts'

/** Ids of the matches that are played on this device alone. */
export const LOCAL_MATCHES = ['practice', 'lesson1', 'lesson2'] as const
/** One of these ids. */
export type LocalMatchId = (typeof LOCAL_MATCHES)[number]
/** True for the id of a match that is played on this device alone. */
export const isLocalMatch = (match: string): match is LocalMatchId => LOCAL_MATCHES.some((id) => id === match)

/** The reason of each bot for its orders in the last window. */
export const botReasons = matchSignal<readonly BotReason[]>([])

/** A local match as it is stored: the setup of one to begin, or the state of one under way. */
export type StoredLocalMatch = { readonly wish: LocalMatchSetup } | { readonly kept: SavedLocalMatch }

/** For devices that store nothing: as long as the page is open. */
const unstored = new Map<LocalMatchId, string>()

/** Stores a local match. */
export function saveLocalMatch(id: LocalMatchId, match: StoredLocalMatch): void {
  const text = JSON.stringify(match)
  unstored.set(id, text)
  storageSet(id, text)
}

/** Removes a local match. */
export function forgetLocalMatch(id: LocalMatchId): void {
  unstored.delete(id)
  storageRemove(id)
}

/** The stored local match; undefined when there is none, or when it cannot be read. */
export function loadLocalMatch(id: LocalMatchId): StoredLocalMatch | undefined {
  const text = storageGet(id) ?? unstored.get(id)
  if (text === undefined) return undefined
  try {
    const match: unknown = JSON.parse(text)
    return typeof match === 'object' && match !== null && ('wish' in match || 'kept' in match)
      ? (match as StoredLocalMatch)
      : undefined
  } catch {
    return undefined
  }
}
