import { createGuestToken, createRematch, createSeatTransfer } from '../net/api.ts'
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
export async function seatTransferCode(): Promise<string> {
  const { match, token } = heldHere()
  return (await createSeatTransfer(match, token)).code
}

/** A link with which others see what this seat sees. @throws Refused */
export async function guestLink(): Promise<string> {
  const { match, token } = heldHere()
  return `${addressForOthers()}#/watch/${match}/${(await createGuestToken(match, token)).token}`
}

/** Gathers the people of the match that is open again, and goes to their table. @throws Refused */
export async function openRematch(): Promise<void> {
  const seat = heldHere()
  const { lobby } = await createRematch(seat.match, seat.token)
  holdSeat({ ...seat, match: lobby })
  location.hash = `#/table/${lobby}`
}
