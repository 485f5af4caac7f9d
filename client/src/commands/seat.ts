import { askGuestToken, askPass, askRematch } from '../net/api.ts'
import { addressForOthers } from '../net/home.ts'
import { matchId } from '../store/game.ts'
import { type HeldSeat, holdSeat, seatFor } from '../store/seats.ts'

/** The seat held in the match that is open. */
function heldHere(): HeldSeat {
  const seat = seatFor(matchId.value ?? '')
  if (seat === undefined) throw new Error('no seat is held here')
  return seat
}

/** A code that moves this seat to another device. @throws Refused */
export async function passCode(): Promise<string> {
  const { match, token } = heldHere()
  return (await askPass(match, token)).code
}

/** A link with which others see what this seat sees. @throws Refused */
export async function guestLink(): Promise<string> {
  const { match, token } = heldHere()
  return `${addressForOthers()}#/watch/${match}/${(await askGuestToken(match, token)).token}`
}

/** Gathers the people of the match that is open again, and goes to their table. @throws Refused */
export async function playAgain(): Promise<void> {
  const seat = heldHere()
  const { table } = await askRematch(seat.match, seat.token)
  holdSeat({ ...seat, match: table })
  location.hash = `#/table/${table}`
}
