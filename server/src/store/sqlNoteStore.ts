import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A few short texts the server keeps for itself, by name. */
export interface NoteStore {
  read(name: string): Promise<string | undefined>
  /** Durable when it resolves. */
  write(name: string, text: string): Promise<void>
  /** Keeps a text under a name that has none; resolves with what is kept there. Durable when it resolves. */
  keepFirst(name: string, text: string): Promise<string>
  /** Removes the notes whose names begin so and whose texts fit. */
  removeBelow(beginning: string, fits: (text: string) => boolean): Promise<void>
}

/** The note store on SQLite or PostgreSQL. */
export function createNoteStore(database: Kysely<Tables>): NoteStore {
  return {
    async read(name) {
      const row = await database.selectFrom('notes').select('text').where('name', '=', name).executeTakeFirst()
      return row?.text
    },
    async write(name, text) {
      await database
        .insertInto('notes')
        .values({ name, text })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ text }))
        .execute()
    },
    async keepFirst(name, text) {
      const first = database.insertInto('notes').values({ name, text })
      await first.onConflict((conflict) => conflict.column('name').doNothing()).execute()
      const row = await database.selectFrom('notes').select('text').where('name', '=', name).executeTakeFirstOrThrow()
      return row.text
    },
    async removeBelow(beginning, fits) {
      const rows = await database.selectFrom('notes').selectAll().where('name', 'like', `${beginning}%`).execute()
      const names = rows.filter(({ text }) => fits(text)).map(({ name }) => name)
      if (names.length > 0) await database.deleteFrom('notes').where('name', 'in', names).execute()
    },
  }
}
