import type { Lobby } from './lobby.ts'

/** Everything about lobbies that must outlive the process. Each call is durable when its promise resolves. */
export interface LobbyStore {
  create(lobby: Lobby, now: number): Promise<void>
  /** Keeps it, and anew what is to be told of its appointment where that is another. */
  save(lobby: Lobby): Promise<void>
  /** @throws UnknownContentError when it names a bot that this version does not have, as does `byCode`; lists leave it out */
  load(id: string): Promise<Lobby | undefined>
  byCode(code: string): Promise<Lobby | undefined>
  /** Open tables that have not started, newest first. */
  open(most: number): Promise<readonly Lobby[]>
  /** Ids of open tables whose matches have begun and not ended, newest first. */
  running(most: number): Promise<readonly string[]>
  /** Forgets a table that has not started. */
  remove(id: string): Promise<void>
  /** Forgets tables that began to wait before and never started. */
  forgetBefore(time: number): Promise<void>
}
