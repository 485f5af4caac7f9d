import type { PowerId } from '#shared/ids'
import { finishedMatches } from '../store/finishedMatches.ts'
import { isLocalMatch, loadLocalMatch, storedTurn } from '../store/localMatches.ts'
import { seatFor } from '../store/seats.ts'

/**
 * The power that the viewer played in a match; undefined of a match they only look at.
 * @param powers of the match, in seat order
 */
export function viewerPower(match: string, powers: readonly PowerId[]): PowerId | undefined {
  return powers.find((id) => id === nameOfPower(match, powers))
}

function nameOfPower(match: string, powers: readonly PowerId[]): string | undefined {
  if (!isLocalMatch(match))
    return seatFor(match)?.power ?? finishedMatches.value.find((each) => each.match === match)?.power
  const stored = loadLocalMatch(match)
  // Those who shared a device look back together.
  if (storedTurn(stored) !== undefined) return undefined
  if (stored === undefined || !('kept' in stored)) return powers[0]
  return stored.kept.chair?.power ?? powers[stored.kept.seat ?? 0]
}
