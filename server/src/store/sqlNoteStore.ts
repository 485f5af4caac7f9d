import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A few short texts the server keeps for itself, by name. */
export interface NoteStore {
  read(name: string): Promise<string | undefined>
  /** Durable when it resolves. */
  write(name: string, text: string): Promise<void>
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
  }
}
