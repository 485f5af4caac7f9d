import type { SeatedPlayer } from '#shared/protocol/lobby'
import { type Failure, failure } from '../lib/failure.ts'
import { emptied, type Lobby, type LobbySeat } from './lobby.ts'

/** Removed players of one table that are remembered, the oldest forgotten first. */
const MOST_REMOVED = 64

/** What a host does with a table while people gather at it: the table after it, or why it cannot be. */
export type HostAct = (table: Lobby) => Lobby | Failure

/** This player stands up and does not sit down again with the same token. */
export const withoutPlayer =
  (player: SeatedPlayer): HostAct =>
  (table) => {
    const seat = otherPersonAt(table, player)
    if (seat === undefined) return failure('noPersonThere')
    const removed = [...(table.removed ?? []), table.seats[seat]!.tokenHash!].slice(-MOST_REMOVED)
    return { ...table, removed, seats: table.seats.map((place, index) => (index === seat ? emptied(place) : place)) }
  }

/** This player is the host from now on. */
export const handTableTo =
  (player: SeatedPlayer): HostAct =>
  (table) => {
    const seat = otherPersonAt(table, player)
    return seat === undefined ? failure('noPersonThere') : { ...table, host: seat }
  }

function otherPersonAt({ seats, host }: Lobby, { power, name }: SeatedPlayer): number | undefined {
  const isMeant = (place: LobbySeat) =>
    place.power === power && place.tokenHash !== undefined && (name === undefined || place.name === name)
  const seat = seats.findIndex((place, index) => index !== host && isMeant(place))
  return seat < 0 ? undefined : seat
}

/** A locked table takes no newcomers, before its match begins and afterwards. */
export const lockTable =
  (locked: boolean): HostAct =>
  ({ locked: _, ...table }) =>
    locked ? { ...table, locked } : table
