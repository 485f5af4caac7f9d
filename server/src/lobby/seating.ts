import type { TakeSeat } from '#shared/protocol/lobby'
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

/** The players of a table, or of its match. */
export const playersOf = (
  { seats }: Lobby,
  match: Match | undefined,
): readonly { readonly name?: string; readonly tokenHash?: string }[] =>
  match?.seats.all.flatMap(({ people }) => people) ?? seats

/** Why a caller without a seat takes none at a table or in its match, whatever their address; undefined when they may. */
export function newcomerProblem(table: Lobby, match: Match | undefined, wish: TakeSeat): Problem | undefined {
  const { token, name, program } = wish
  if (token !== undefined) {
    const isRemoved = table.removed?.some((tokenHash) => matchesHash(token, tokenHash))
    return problem(isRemoved ? 'removedFromTable' : 'wrongToken')
  }
  if (table.locked) return problem('lobbyLocked')
  const full = program && programProblem(table, match?.seats.all ?? table.seats)
  return full || sameNameProblem(playersOf(table, match), name)
}

/** Why no further program sits down at a table; undefined when one may. @param seats of it, or of its match */
function programProblem({ programs = 0 }: Lobby, seats: readonly { readonly program?: true }[]): Problem | undefined {
  if (programs === 0) return problem('noPrograms')
  const sit = seats.filter(({ program }) => program).length
  return sit < programs ? undefined : problem('programsFull', { most: programs })
}

/** A player takes a seat. */
export interface Move {
  /** The player's earlier seat in the lobby; undefined for a new player. */
  readonly from: number | undefined
  readonly to: number
  readonly name: string
  readonly tokenHash: string
  /** Of a new player. */
  readonly program?: true | undefined
}

/** The lobby after a player took a seat or changed seats; a host stays host, and a lobby without one gets one. */
export function moved(table: Lobby, { from, to, name, tokenHash, ...as }: Move): Lobby {
  const program = from === undefined ? as.program : table.seats[from]?.program
  const seats = table.seats.map((place, seat) => {
    if (seat === to) return { ...place, name, tokenHash, ...(program && { program }) }
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
