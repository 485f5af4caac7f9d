import { canonicalJson } from '#shared/canonicalJson'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'

/**
 * A position as one line: hash, a space, canonical JSON. For the development page, bug reports and tests. It holds every
 * secret, so it must not leave the server while a match runs.
 */
export function printPosition(state: GameState): string {
  return `${hashState(state)} ${canonicalJson(state)}`
}

/** Parses a line of `printPosition`; undefined when it is no JSON or was altered. */
export function parsePosition(line: string): GameState | undefined {
  const at = line.indexOf(' ')
  try {
    const state = JSON.parse(line.slice(at + 1)) as GameState
    return hashState(state) === line.slice(0, at) ? state : undefined
  } catch {
    return undefined
  }
}
