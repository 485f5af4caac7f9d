import { type Kysely, sql } from 'kysely'
import type { SharedScenarioStore } from '../scenarios/sharedScenarios.ts'
import type { Tables } from './tables.ts'

/** The store of shared scenarios on SQLite or PostgreSQL. */
export const createSharedScenarioStore = (database: Kysely<Tables>): SharedScenarioStore => ({
  async keep({ id, name, at, bytes, by, file }, most) {
    const count = sql<number>`(select count(*) from shared_scenarios)`
    // Counted and written in one statement: calls at the same time find the same room.
    const row = database
      .selectNoFrom([
        sql<string>`cast(${id} as text)`.as('id'),
        sql<string>`cast(${name} as text)`.as('name'),
        sql<number>`cast(${at} as bigint)`.as('shared_at'),
        sql<number>`cast(${bytes} as integer)`.as('bytes'),
        sql<string | null>`cast(${by ?? null} as text)`.as('by_whom'),
        sql<string>`cast(${file} as text)`.as('file'),
      ])
      .where(count, '<', most)
    await database
      .insertInto('shared_scenarios')
      .columns(['id', 'name', 'shared_at', 'bytes', 'by_whom', 'file'])
      .expression(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    return await this.file(id)
  },
  async file(id) {
    const row = await database.selectFrom('shared_scenarios').select('file').where('id', '=', id).executeTakeFirst()
    return row?.file
  },
  async list() {
    const rows = await database
      .selectFrom('shared_scenarios')
      .select(['id', 'name', 'shared_at', 'bytes', 'by_whom'])
      .orderBy('shared_at', 'desc')
      .orderBy('id')
      .execute()
    return rows.map(({ id, name, shared_at: at, bytes, by_whom: by }) => ({
      ...{ id, name, at: Number(at), bytes },
      ...(by === null ? {} : { by }),
    }))
  },
  async remove(id) {
    await database.deleteFrom('shared_scenarios').where('id', '=', id).execute()
  },
})
