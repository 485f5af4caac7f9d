import { Line } from '../net/line.ts'
import { carriedBy, clearGame, matchId, role, status } from '../store/game.ts'
import { isHere } from '../store/practice.ts'
import { seatFor } from '../store/seats.ts'
import { clearTalk } from '../store/talk.ts'

let line: Line | undefined

export const currentLine = (): Line | undefined => line

/** Opens the line to a match: from a guest's place, from the seat this browser holds, or else as a spectator. */
export function openMatch(match: string, guestToken?: string): void {
  closeMatch()
  const here = isHere(match)
  const token = guestToken ?? seatFor(match)?.token
  role.value = guestToken !== undefined ? 'guest' : token === undefined && !here ? 'spectator' : 'player'
  if (here) carriedBy.value = 'here'
  else if (carriedBy.value === 'here') carriedBy.value = 'socket'
  matchId.value = match
  line = new Line(match, token)
  line.open()
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
