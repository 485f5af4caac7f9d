import type { Scenario } from '#shared/scenario/schema'
import type { Clock } from '../lib/clock.ts'
import type { WordFilter } from '../lib/wordFilter.ts'
import type { Matches } from '../match/matches.ts'
import type { Ownership } from '../match/ownership.ts'
import type { LobbyStore } from './lobbyStore.ts'

/** What the lobbies need of the rest of the server. */
export interface LobbiesDeps {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: LobbyStore
  readonly matches: Matches
  /** Which server keeps a table, and plays its match. */
  readonly ownership: Ownership
  readonly clock: Clock
  /** Whether a name holds a word that the server's host does not want; absent without a filter. */
  readonly isBarred?: WordFilter | undefined
}
