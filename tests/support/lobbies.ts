import { loadScenarios } from '#server/lib/loadScenarios'
import { Lobbies } from '#server/lobby/lobbies'
import { SOLE_OWNER } from '#server/match/ownership'
import { type Database, openDatabase } from '#server/store/database'
import { createLobbyStore } from '#server/store/sqlLobbyStore'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { HandClock } from '#tests/support/fakeStore'
import { matchesOver } from '#tests/support/matches'

/** The lobbies of a process of its own: what it knows is in the database, or gone. */
export function lobbiesOver(database: Database, clock: HandClock) {
  const store = createMatchStore(database)
  const scenarios = loadScenarios()
  const onFault = (fault: unknown) => {
    throw fault
  }
  const matches = matchesOver(store, { scenarios, clock, onFault })
  const lobbyStore = createLobbyStore(database)
  return {
    matches,
    store,
    lobbyStore,
    lobbies: new Lobbies({ scenarios, store: lobbyStore, matches, ownership: SOLE_OWNER, clock }),
  }
}

/** Lobbies over a database in memory, by a clock that moves only when told. */
export async function handLobbies() {
  const clock = new HandClock()
  return { ...lobbiesOver(await openDatabase(':memory:'), clock), clock }
}
