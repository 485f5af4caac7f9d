import { storageGet, storageRemove, storageSet } from '../device/storage.ts'
import type { DeviceMatchSetup, DeviceTurn, OtherChair, SavedLocalMatch } from '../workers/keptLocalMatch.ts'
import type { BotReason } from '../workers/localMatch.ts'
import { matchSignal } from './matchSignal.ts'

/** Ids of the matches that are played on this device alone; `chair`: a seat of a match that is over, played otherwise. */
export const LOCAL_MATCHES = ['practice', 'chair', 'lesson1', 'lesson2'] as const
/** One of these ids. */
export type LocalMatchId = (typeof LOCAL_MATCHES)[number] | `homework${string}`
/** The one of them that several people may share. */
export const SHARED_MATCH: LocalMatchId = 'practice'
/** True for the id of a match that is played on this device alone. */
export const isLocalMatch = (match: string): match is LocalMatchId =>
  LOCAL_MATCHES.some((id) => id === match) || isHomeworkMatch(match)

/** The match of a chair that is set as homework. */
export const homeworkMatch = (task: string): LocalMatchId => `homework${task}`
/** True for the id of one; ids of a server's matches have no `o`. */
export const isHomeworkMatch = (match: string): boolean => match.startsWith('homework')

/** The reason of each bot for its orders in the last window. */
export const botReasons = matchSignal<readonly BotReason[]>([])

/** A local match as it is stored: the setup of one to begin, a seat to be taken, or the state of one under way. */
export type StoredLocalMatch =
  | { readonly wish: DeviceMatchSetup }
  | { readonly chair: OtherChair }
  | { readonly kept: SavedLocalMatch }

/** Stores a local match. */
export function saveLocalMatch(id: LocalMatchId, match: StoredLocalMatch): void {
  storageSet(id, JSON.stringify(match))
}

/** Removes a local match. */
export function forgetLocalMatch(id: LocalMatchId): void {
  storageRemove(id)
}

/** The stored local match; undefined when there is none, or when it cannot be read. */
export function loadLocalMatch(id: LocalMatchId): StoredLocalMatch | undefined {
  const text = storageGet(id)
  if (text === undefined) return undefined
  try {
    const match: unknown = JSON.parse(text)
    return typeof match === 'object' && match !== null && ['wish', 'chair', 'kept'].some((part) => part in match)
      ? (match as StoredLocalMatch)
      : undefined
  } catch {
    return undefined
  }
}

/** Who is to have the device in a match that several people share; `seating` before they have said who they are, undefined in a match of one. */
export function storedTurn(match: StoredLocalMatch | undefined): DeviceTurn | 'seating' | undefined {
  if (match === undefined || 'chair' in match) return undefined
  return 'kept' in match ? match.kept.shared?.turn : match.wish.people && (match.wish.people[0] ?? 'seating')
}

/** The record of a local match as its device may tell it: of one that several people share, only once it is over. */
export function tellableRecord(id: LocalMatchId): string {
  const match = loadLocalMatch(id)
  if (match === undefined || !('kept' in match)) return ''
  return match.kept.shared === undefined || match.kept.shared.turn === 'all' ? match.kept.text : ''
}
