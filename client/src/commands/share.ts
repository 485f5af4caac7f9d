import type { LobbyFacts } from '#shared/protocol/lobby'
import { SHARE_BYTES, shareHashOf } from '#shared/protocol/share'
import { bytesToHex } from '#shared/sha256'
import { giveShare, giveShareHash } from '../net/api.ts'
import { type HeldSeat, keepCommitment, keepShare, markShareGiven, seatFor } from '../store/seats.ts'

const newShare = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(SHARE_BYTES)))

/**
 * After a look at a lobby: adds this device's share to the luck of the match (shared/src/match/sharedLuck.ts). Its hash is given
 * while people gather; the share itself once the server has published its commitment, which is kept on the device first.
 * @throws ApiError
 */
export async function addShare(table: LobbyFacts): Promise<void> {
  const held = seatFor(table.id)
  const place = table.ownSeat === undefined ? undefined : table.seats[table.ownSeat]
  if (held === undefined || place === undefined || table.started) return
  if (table.draw === undefined) await offer(held, place.shareHash)
  else if (table.draw.awaited.some((power) => power === held.power)) {
    await reveal(held, place.shareHash, table.draw.commitment)
  }
}

/** A hash that another device of the same person has given since stays: that device has its share. */
async function offer({ match, token, share }: HeldSeat, given: string | undefined): Promise<void> {
  if (given !== undefined && share !== undefined) return
  const own = share ?? newShare()
  keepShare(match, own)
  await giveShareHash(match, token, shareHashOf(own, match))
}

/** A share is revealed for one commitment only: for another one, made when shares may be known, it would let the luck be chosen. */
async function reveal({ match, token, share }: HeldSeat, given: string | undefined, commitment: string): Promise<void> {
  keepCommitment(match, commitment)
  if (share === undefined || shareHashOf(share, match) !== given) return
  if (seatFor(match)?.commitment !== commitment) return
  await giveShare(match, token, share)
  markShareGiven(match)
}
