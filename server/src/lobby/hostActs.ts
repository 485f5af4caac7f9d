import { type Failure, failure } from '../lib/failure.ts'
import { emptied, type Lobby } from './lobby.ts'

/** Removed players of one table that are remembered, the oldest forgotten first. */
const MOST_REMOVED = 64

/** What a host does with a table while people gather at it: the table after it, or why it cannot be. */
export type HostAct = (table: Lobby) => Lobby | Failure

/** The player of this power stands up and does not sit down again with the same token. */
export const withoutPlayer =
  (power: string): HostAct =>
  (table) => {
    const seat = otherPersonAt(table, power)
    if (seat === undefined) return failure('noPersonThere')
    const removed = [...(table.removed ?? []), table.seats[seat]!.tokenHash!].slice(-MOST_REMOVED)
    return { ...table, removed, seats: table.seats.map((place, index) => (index === seat ? emptied(place) : place)) }
  }

/** The player of this power is the host from now on. */
export const withHost =
  (power: string): HostAct =>
  (table) => {
    const seat = otherPersonAt(table, power)
    return seat === undefined ? failure('noPersonThere') : { ...table, host: seat }
  }

function otherPersonAt({ seats, host }: Lobby, power: string): number | undefined {
  const seat = seats.findIndex((place) => place.power === power && place.tokenHash !== undefined)
  return seat < 0 || seat === host ? undefined : seat
}

/** A locked table takes no newcomers, before its match begins and afterwards. */
export const lockTable =
  (locked: boolean): HostAct =>
  ({ locked: _, ...table }) =>
    locked ? { ...table, locked } : table
