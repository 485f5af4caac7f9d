import { Connection } from '../net/connection.ts'
import { connectionStatus, matchId, role, transportKind } from '../store/game.ts'
import { isLocalMatch } from '../store/localMatches.ts'
import { clearMatch } from '../store/matchSignal.ts'
import { seatFor } from '../store/seats.ts'

let connection: Connection | undefined

export const currentConnection = (): Connection | undefined => connection

/** Opens the line to a match: from a guest's place, from the seat this browser holds, or else as a spectator. */
export function openMatch(match: string, guestToken?: string): void {
  closeMatch()
  const here = isLocalMatch(match)
  const token = guestToken ?? seatFor(match)?.token
  role.value = guestToken !== undefined ? 'guest' : token === undefined && !here ? 'spectator' : 'player'
  if (here) transportKind.value = 'local'
  else if (transportKind.value === 'local') transportKind.value = 'socket'
  matchId.value = match
  connection = new Connection(match, token)
  connection.open()
}

/** Takes the seat back from another tab. */
export function takeSeatBack(): void {
  connectionStatus.value = 'connecting'
  connection?.open()
}

/** Leaves the war room; the seat stays ours. */
export function closeMatch(): void {
  connection?.close()
  connection = undefined
  clearMatch()
}
