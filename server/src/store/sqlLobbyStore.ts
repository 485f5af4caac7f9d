import type { Kysely } from 'kysely'
import { type StrengthId, USUAL_STRENGTH } from '#shared/ruleset/vocabulary'
import type { Lobby } from '../lobby/lobby.ts'
import type { LobbyStore } from '../lobby/lobbyStore.ts'
import { ifKnown, storedBot, storedTreatment } from '../match/storedIds.ts'
import type { Tables } from './tables.ts'

/** A lobby as it is stored: earlier versions stored no strength of bots. */
type StoredLobby = Omit<Lobby, 'strength'> & { readonly strength?: StrengthId }

/** The lobby store on SQLite or PostgreSQL. */
export function createLobbyStore(database: Kysely<Tables>): LobbyStore {
  const read = (row: { readonly lobby: string } | undefined): Lobby | undefined => {
    if (row === undefined) return undefined
    const { strength = USUAL_STRENGTH, host, ...rest } = JSON.parse(row.lobby) as StoredLobby
    const lobby = { ...rest, strength }
    for (const { bot } of lobby.seats) storedBot(bot)
    if (lobby.treatment !== undefined) storedTreatment(lobby.treatment)
    // Earlier versions stored -1 for a lobby without a host.
    return host === undefined || host < 0 ? lobby : { ...lobby, host }
  }
  const columns = (lobby: Lobby) => ({
    code: lobby.code,
    open: lobby.open && (lobby.draw === undefined || lobby.started) ? 1 : 0,
    started: lobby.started ? 1 : 0,
    lobby: JSON.stringify(lobby),
  })
  return {
    async create(lobby, now) {
      const row = { id: lobby.id, created_at: now, ...columns(lobby) }
      await database.insertInto('lobbies').values(row).execute()
    },
    async save(lobby) {
      await database.updateTable('lobbies').set(columns(lobby)).where('id', '=', lobby.id).execute()
    },
    load: async (id) =>
      read(await database.selectFrom('lobbies').select('lobby').where('id', '=', id).executeTakeFirst()),
    byCode: async (code) =>
      read(await database.selectFrom('lobbies').select('lobby').where('code', '=', code).executeTakeFirst()),
    async open(most) {
      const rows = await database
        .selectFrom('lobbies')
        .select('lobby')
        .where('open', '=', 1)
        .where('started', '=', 0)
        .orderBy('created_at', 'desc')
        .limit(most)
        .execute()
      return (await Promise.all(rows.map((row) => ifKnown(() => read(row))))).filter((found) => found !== undefined)
    },
    running: (most) => running(database, most),
    async remove(id) {
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('lobbies').where('id', '=', id).where('started', '=', 0).execute()
        await transaction.deleteFrom('leases').where('subject', '=', id).execute()
      })
    },
    async forgetBefore(time) {
      await database.transaction().execute(async (transaction) => {
        const forgotten = transaction.deleteFrom('lobbies').where('started', '=', 0).where('created_at', '<', time)
        const ids = (await forgotten.returning('id').execute()).map(({ id }) => id)
        if (ids.length > 0) await transaction.deleteFrom('leases').where('subject', 'in', ids).execute()
      })
    },
  }
}

/** Ids of open tables whose matches have begun and not ended, newest first. */
async function running(database: Kysely<Tables>, most: number): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('lobbies')
    .innerJoin('matches', 'matches.id', 'lobbies.id')
    .select('lobbies.id')
    .where('open', '=', 1)
    .where('started', '=', 1)
    .where('finished', '=', 0)
    .orderBy('lobbies.created_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}
