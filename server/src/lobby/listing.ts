import { isFree, type Lobby } from './lobby.ts'

/** Open tables shown on the front page: of those that wait, and of those whose people meet later. */
const MOST_LISTED = 20

/**
 * Those of open tables that the front page shows: full and locked ones, and those without players, are left out. Those that wait for players
 * now stand before those whose people meet later, the soonest first; neither push the others out.
 */
export function listedOf(tables: readonly Lobby[]): readonly Lobby[] {
  const fitting = tables.filter(({ locked, seats, host }) => !locked && host !== undefined && seats.some(isFree))
  const now = fitting.filter(({ appointment }) => appointment === undefined)
  const later = fitting.flatMap((table) => (table.appointment ? [{ table, at: table.appointment.at }] : []))
  const soonest = later.toSorted((one, other) => one.at - other.at).map(({ table }) => table)
  return [...now.slice(0, MOST_LISTED), ...soonest.slice(0, MOST_LISTED)]
}
