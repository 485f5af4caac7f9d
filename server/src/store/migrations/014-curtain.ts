import { type Kysely, sql } from 'kysely'

interface AdmittingTables {
  readonly classes: { readonly id: string; classroom: string }
}

type Json = Record<string, unknown>

/**
 * Requests for seats of a match under way, from which private message on a substitute reads, and what advisers propose;
 * students of a class are let in by its teacher, as all who were enrolled before this migration count to be.
 */
export async function up(given: Kysely<unknown>): Promise<void> {
  await given.schema.alterTable('matches').addColumn('seat_requests', 'text').execute()
  await given.schema.alterTable('seats').addColumn('substitute_hears_from', 'integer').execute()
  await given.schema
    .alterTable('drafts')
    .addColumn('proposals', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  await sql`update seats set substitute_hears_from =
    (select count(*) from chat_messages where chat_messages.match_id = seats.match_id)
    where substitute_hash is not null`.execute(given)
  const database = given as Kysely<AdmittingTables>
  for (const { id, classroom } of await database.selectFrom('classes').select(['id', 'classroom']).execute()) {
    const changed = JSON.stringify(withAdmitted(JSON.parse(classroom)))
    await database.updateTable('classes').set({ classroom: changed }).where('id', '=', id).execute()
  }
}

const withAdmitted = ({ students, ...rest }: Json): Json => ({
  ...rest,
  students: (students as readonly Json[]).map((student) => ({ ...student, admitted: true })),
})
