import { Connection } from '../net/connection.ts'
import { deviceTurn } from '../store/deviceTurn.ts'
import { connectionStatus, matchId, role, transportKind } from '../store/game.ts'
import { isLocalMatch, SHARED_MATCH } from '../store/localMatches.ts'
import { clearMatch } from '../store/matchSignal.ts'
import { rememberedTransport } from '../store/rememberedTransport.ts'
import { seatFor } from '../store/seats.ts'
import { matchListener } from './matchListener.ts'

let connection: Connection | undefined

/** The connection to the open match; undefined when none is open. */
export const currentConnection = (): Connection | undefined => connection

/** Opens the connection to a match: as a guest, from the seat that this device holds, or else as a spectator. */
export function openMatch(match: string, guestToken?: string): void {
  closeMatch()
  const isLocal = isLocalMatch(match)
  const token = guestToken ?? seatFor(match)?.token
  // A match that was shared on this device is over for all of them together.
  const isPlayed = isLocal ? deviceTurn.peek() !== 'all' || match !== SHARED_MATCH : token !== undefined
  role.value = guestToken !== undefined ? 'guest' : isPlayed ? 'player' : 'spectator'
  if (isLocal) transportKind.value = 'local'
  else if (transportKind.value === 'local') transportKind.value = rememberedTransport()
  matchId.value = match
  const opened = new Connection({
    match,
    token,
    transport: transportKind.value,
    listener: matchListener(() => opened),
  })
  connection = opened
  opened.open()
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
