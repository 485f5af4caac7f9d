import type { Kysely, Transaction } from 'kysely'
import { type StrengthId, USUAL_STRENGTH } from '#shared/ruleset/vocabulary'
import type { Lobby } from '../lobby/lobby.ts'
import type { LobbyStore } from '../lobby/lobbyStore.ts'
import { ifKnown, storedBot, storedTreatment } from '../match/storedIds.ts'
import { queueAppointment } from './sqlOutbox.ts'
import type { Tables } from './tables.ts'

/** A lobby as it is stored: earlier versions stored no strength of bots. */
type StoredLobby = Omit<Lobby, 'strength'> & { readonly strength?: StrengthId }

/** The lobby store on SQLite or PostgreSQL. */
export function createLobbyStore(database: Kysely<Tables>): LobbyStore {
  return {
    async create(lobby, now) {
      const row = { id: lobby.id, created_at: now, waits_since: lobby.waitsSince ?? now, ...columns(lobby) }
      await database.insertInto('lobbies').values(row).execute()
    },
    save: (lobby) => database.transaction().execute((transaction) => saveWithin(transaction, lobby)),
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
        const removed = transaction.deleteFrom('lobbies').where('id', '=', id).where('started', '=', 0)
        const ids = (await removed.returning('id').execute()).map((row) => row.id)
        await forgetBeside(transaction, ids)
      })
    },
    async forgetBefore(time) {
      await database.transaction().execute(async (transaction) => {
        const forgotten = transaction.deleteFrom('lobbies').where('started', '=', 0).where('waits_since', '<', time)
        const ids = (await forgotten.returning('id').execute()).map(({ id }) => id)
        await forgetBeside(transaction, ids)
      })
    },
  }
}

/** @throws UnknownContentError when it names a bot or a house rule that this version does not have */
function read(row: { readonly lobby: string } | undefined): Lobby | undefined {
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

async function saveWithin(transaction: Transaction<Tables>, lobby: Lobby): Promise<void> {
  const { id, waitsSince, appointment } = lobby
  const since = waitsSince === undefined ? {} : { waits_since: waitsSince }
  const stored = await transaction.selectFrom('lobbies').select('lobby').where('id', '=', id).executeTakeFirst()
  const values = { ...columns(lobby), ...since }
  await transaction.updateTable('lobbies').set(values).where('id', '=', id).execute()
  if (read(stored)?.appointment?.at !== appointment?.at) await queueAppointment(transaction, id)
}

/** Forgets what is kept beside tables that never began: who plays them, and who is told of them. */
async function forgetBeside(transaction: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await transaction.deleteFrom('leases').where('subject', 'in', ids).execute()
  await transaction.deleteFrom('notices').where('match_id', 'in', ids).execute()
  await transaction.deleteFrom('notice_targets').where('match_id', 'in', ids).execute()
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
