import { batch, computed, signal } from '@preact/signals'
import type { DeviceTurn } from '../workers/keptLocalMatch.ts'
import { loadLocalMatch, SHARED_MATCH, storedTurn } from './localMatches.ts'

const turn = signal<ReturnType<typeof storedTurn>>(undefined)

/** In the memory of this page alone: whatever loads or opens the match anew finds the screen covered. */
const isOpen = signal(false)

/** Who is to have the device of the local match that is shown; undefined where one person plays it. */
export const deviceTurn = computed(() => turn.value)

/** Nothing of the match may be shown before the one whose turn it is has said that only they look. */
export const isCovered = computed(() => turn.value !== undefined && !isOpen.value)

/** Reads whose turn it is in the match that several may share, and covers the screen. */
export function readTurn(): void {
  batch(() => {
    turn.value = storedTurn(loadLocalMatch(SHARED_MATCH))
    isOpen.value = false
  })
}

/** Whether a match on this device is shared by several people; its screen is covered then. */
export function isShared(match: string): boolean {
  if (match !== SHARED_MATCH) return false
  readTurn()
  return turn.value !== undefined
}

/** The one whose turn it is has the device. */
export function uncover(): void {
  isOpen.value = true
}

/** Covers the screen until the one whose turn it is says that only they look. */
export function coverScreen(): void {
  isOpen.value = false
}

/** The device goes on to the next. */
export function passDeviceOn(next: DeviceTurn): void {
  batch(() => {
    turn.value = next
    isOpen.value = false
  })
}
