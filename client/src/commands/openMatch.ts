import { Line } from '../net/line.ts'
import { clearGame, matchId, status } from '../store/game.ts'
import { seatFor } from '../store/seats.ts'
import { clearTalk } from '../store/talk.ts'

let line: Line | undefined

export const currentLine = (): Line | undefined => line

/** Opens the line to a match whose seat this browser holds; false when it holds none. */
export function openMatch(match: string): boolean {
  const seat = seatFor(match)
  if (seat === undefined) return false
  closeMatch()
  matchId.value = match
  line = new Line(match, seat.token)
  line.open()
  return true
}

/** Takes the seat back from another tab. */
export function takeSeatBack(): void {
  status.value = 'connecting'
  line?.open()
}

/** Leaves the war room; the seat stays ours. */
export function closeMatch(): void {
  line?.close()
  line = undefined
  clearGame()
  clearTalk()
}
