import type { ConductReason } from '#shared/protocol/conductRules'
import { createGuestToken, createRematch, createSeatTransfer, makeReport } from '../net/api.ts'
import { publicAddress } from '../net/home.ts'
import { matchId } from '../store/game.ts'
import { type HeldSeat, saveSeat, seatFor } from '../store/seats.ts'

/** The seat this device holds in the open match. @throws Error when there is none */
function ownSeat(): HeldSeat {
  const seat = seatFor(matchId.value ?? '')
  if (seat === undefined) throw new Error('this device holds no seat in the open match')
  return seat
}

/** A code that moves this seat to another device. @throws ApiError */
export async function seatTransferCode(): Promise<string> {
  const { match, token } = ownSeat()
  return (await createSeatTransfer(match, token)).code
}

/** A link with which guests see what this seat sees. @throws ApiError */
export async function guestLink(): Promise<string> {
  const { match, token } = ownSeat()
  return `${publicAddress()}#/watch/${match}/${(await createGuestToken(match, token)).token}`
}

/** Reports another player of the open match to the host of the server. @throws ApiError */
export async function reportPlayer(power: string, reason: ConductReason): Promise<void> {
  const { match, token } = ownSeat()
  await makeReport(match, token, { power, reason })
}

/** Opens a lobby for the players of the open match, and goes there. @throws ApiError */
export async function openRematch(): Promise<void> {
  const { match, token, power, scenario } = ownSeat()
  const { lobby } = await createRematch(match, token)
  saveSeat({ match: lobby, token, power, scenario, atTable: true })
  location.hash = `#/table/${lobby}`
}
