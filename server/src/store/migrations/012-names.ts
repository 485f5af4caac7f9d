import type { Kysely } from 'kysely'

type Json = Record<string, unknown>

interface RenamedTables {
  readonly lobbies: { readonly id: string; lobby: string }
  readonly classes: { readonly id: string; classroom: string }
  readonly snapshots: { readonly match_id: string; clock: string | null }
}

/** Tables, columns and kept documents under the names of the field: lobby, chat, seat transfer, time control. */
export async function up(given: Kysely<unknown>): Promise<void> {
  const { schema } = given
  await schema.alterTable('gatherings').renameTo('lobbies').execute()
  await schema.alterTable('lobbies').renameColumn('gathering', 'lobby').execute()
  await schema.alterTable('words').renameTo('chat_messages').execute()
  await schema.alterTable('chat_messages').renameColumn('word', 'message').execute()
  await schema.alterTable('passes').renameTo('seat_transfers').execute()
  await schema.alterTable('matches').renameColumn('tempo', 'time_control').execute()
  await schema.alterTable('matches').renameColumn('talk', 'chat_rule').execute()
  await schema.alterTable('classes').renameColumn('room', 'classroom').execute()
  await renameInDocuments(given as Kysely<RenamedTables>)
}

async function renameInDocuments(database: Kysely<RenamedTables>): Promise<void> {
  for (const { id, lobby } of await database.selectFrom('lobbies').selectAll().execute()) {
    const renamed = JSON.stringify(renameLobby(JSON.parse(lobby)))
    await database.updateTable('lobbies').set({ lobby: renamed }).where('id', '=', id).execute()
  }
  for (const { id, classroom } of await database.selectFrom('classes').select(['id', 'classroom']).execute()) {
    const renamed = JSON.stringify(renameClassroom(JSON.parse(classroom)))
    await database.updateTable('classes').set({ classroom: renamed }).where('id', '=', id).execute()
  }
  for (const { match_id, clock } of await database.selectFrom('snapshots').select(['match_id', 'clock']).execute()) {
    if (clock === null) continue
    const renamed = JSON.stringify(renameClock(JSON.parse(clock)))
    await database.updateTable('snapshots').set({ clock: renamed }).where('match_id', '=', match_id).execute()
  }
}

const renameLobby = ({ tempo, talk, places, ...rest }: Json) => ({
  ...rest,
  timeControl: tempo,
  chatRule: talk,
  seats: places,
})

const renamePlan = ({ tempo, ...rest }: Json) => ({ ...rest, timeControl: tempo })

const renameClassroom = ({ setup, rounds, next, words, ...rest }: Json) => {
  const { talk, ...plan } = setup as Json
  return {
    ...rest,
    setup: { ...renamePlan(plan), chatRule: talk },
    rounds: (rounds as readonly Json[]).map(renamePlan),
    next: renamePlan(next as Json),
    messages: words,
  }
}

const renameClock = ({ banks, wishes, ...rest }: Json) => ({ ...rest, timeBanks: banks, pauseVotes: wishes })
