import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A few short texts the server keeps for itself, by name. */
export interface NoteStore {
  read(name: string): Promise<string | undefined>
  /** Durable when it resolves. */
  write(name: string, text: string): Promise<void>
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
    async removeBelow(beginning, fits) {
      const rows = await database.selectFrom('notes').selectAll().where('name', 'like', `${beginning}%`).execute()
      const names = rows.filter(({ text }) => fits(text)).map(({ name }) => name)
      if (names.length > 0) await database.deleteFrom('notes').where('name', 'in', names).execute()
    },
  }
}
