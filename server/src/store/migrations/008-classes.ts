import type { Kysely } from 'kysely'

interface OldTables {
  readonly seats: {
    readonly match_id: string
    readonly seat: number
    readonly name: string | null
    readonly token_hash: string | null
    people: string
  }
  readonly drafts: { readonly ready: number; ready_by: string }
}

/** Seats held by several people, who share a draft; matches of a class; classes and their logs. */
export async function up(given: Kysely<unknown>): Promise<void> {
  const database = given as Kysely<OldTables>
  const addText = (table: string, column: string, otherwise?: string) =>
    given.schema
      .alterTable(table)
      .addColumn(column, 'text', (each) => (otherwise === undefined ? each : each.notNull().defaultTo(otherwise)))
      .execute()
  await addText('seats', 'people', '[]')
  const held = await database.selectFrom('seats').selectAll().where('token_hash', 'is not', null).execute()
  for (const { match_id, seat, name, token_hash } of held) {
    const people = JSON.stringify([{ id: '1', name: name ?? '', tokenHash: token_hash }])
    await database
      .updateTable('seats')
      .set({ people })
      .where('match_id', '=', match_id)
      .where('seat', '=', seat)
      .execute()
  }
  await given.schema.alterTable('seats').dropColumn('name').execute()
  await given.schema.alterTable('seats').dropColumn('token_hash').execute()
  await addText('drafts', 'marks', '{}')
  await addText('drafts', 'ready_by', '[]')
  await database.updateTable('drafts').set({ ready_by: '["1"]' }).where('ready', '=', 1).execute()
  await given.schema.alterTable('drafts').dropColumn('ready').execute()
  await addText('matches', 'class_id')
  await addText('matches', 'treatment')
  await addText('windows', 'injections', '[]')
  await given.schema
    .createTable('classes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('touched_at', 'bigint', (column) => column.notNull())
    .addColumn('room', 'text', (column) => column.notNull())
    .execute()
  await given.schema
    .createTable('class_log')
    .addColumn('class_id', 'text', (column) => column.notNull().references('classes.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('class_log_key', ['class_id', 'number'])
    .execute()
}
