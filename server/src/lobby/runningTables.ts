import type { LobbyFacts } from '#shared/protocol/lobby'
import type { Matches } from '../match/matches.ts'
import type { Lobbies } from './lobbies.ts'
import type { LobbyStore } from './lobbyStore.ts'

/** Running tables shown on the front page. */
const MOST_SHOWN = 20

/** What the list of running tables is made from. */
export interface RunningTablesDeps {
  readonly lobbies: Lobbies
  readonly lobbyStore: Pick<LobbyStore, 'running'>
  readonly matches: Pick<Matches, 'inMemory'>
}

/** Open tables whose matches people play now, newest first: to be watched, and with seats of bots to be asked for. None is woken for it. */
export async function runningTables({ lobbies, lobbyStore, matches }: RunningTablesDeps): Promise<LobbyFacts[]> {
  const ids = (await lobbyStore.running(MOST_SHOWN)).filter((id) => matches.inMemory(id) !== undefined)
  const found = await Promise.all(ids.map((id) => lobbies.find(id)))
  return found.filter((table) => table !== undefined && !table.ended) as LobbyFacts[]
}
