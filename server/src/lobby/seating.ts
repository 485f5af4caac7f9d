import { isSameName } from '#shared/protocol/personName'
import { type Problem, problem } from '#shared/view/phrase'
import { matchesHash } from '../lib/token.ts'
import type { Match } from '../match/match.ts'
import { emptied, firstSeat, isFree, type Lobby } from './lobby.ts'
import { placeOfPerson } from './places.ts'

/** The named power's first free seat; without a name one of a power that nobody leads, or else the first that is free. */
export function freeSeat({ seats }: Lobby, power: string | undefined): number | undefined {
  if (power !== undefined) return firstSeat(seats, (place) => isFree(place) && place.power === power)
  const isLed = (which: string) => seats.some((place) => place.power === which && !isFree(place))
  return firstSeat(seats, (place) => !isLed(place.power)) ?? firstSeat(seats, isFree)
}

/** Why no seat is free: none at all, or not the named power's. */
export const noFreeSeat = (power: string | undefined): Problem =>
  power === undefined ? problem('lobbyFull') : problem('seatTakenByOther')

/**
 * Why a person of this name may not sit beside these: to the eye it is the name of one of them; undefined when it is not.
 * @param own the person's own place among them
 */
export function sameNameProblem(
  people: readonly { readonly name?: string }[],
  label: string,
  own?: number,
): Problem | undefined {
  const isTaken = people.some(({ name }, place) => place !== own && name !== undefined && isSameName(name, label))
  return isTaken ? problem('nameTakenAtTable', { label }) : undefined
}

/** A player takes a seat. */
export interface Move {
  /** The player's earlier seat in the lobby; undefined for a new player. */
  readonly from: number | undefined
  readonly to: number
  readonly name: string
  readonly tokenHash: string
}

/** The lobby after a player took a seat or changed seats; a host stays host, and a lobby without one gets one. */
export function moved(table: Lobby, { from, to, name, tokenHash }: Move): Lobby {
  const seats = table.seats.map((place, seat) => {
    if (seat === to) return { ...place, name, tokenHash }
    return seat === from ? emptied(place) : place
  })
  const host = table.host === undefined || table.host === from ? to : table.host
  return { ...table, seats, host }
}

/**
 * The seat whose token this is; undefined when it opens none. Once the match has begun, it knows who holds what. Every seat is
 * compared, so timing tells nothing.
 */
export function seatOpenedBy(table: Lobby, match: Match | undefined, token: string): number | undefined {
  const { seats, started } = table
  if (started) {
    const grant = match?.seats.grantFor(token)
    if (match === undefined || grant === undefined || grant.role === 'guest') return undefined
    return placeOfPerson(table, match.seats.all[grant.seat]!, grant.person)
  }
  let found: number | undefined
  for (const [seat, { tokenHash }] of seats.entries()) {
    if (tokenHash !== undefined && matchesHash(token, tokenHash)) found = seat
  }
  return found
}
