import type { Kysely, Transaction } from 'kysely'
import type { Classroom } from '../classroom/classroom.ts'
import type { ClassStore, EntryRow } from '../classroom/classStore.ts'
import { ifKnown, storedTreatment } from '../match/storedIds.ts'
import type { Database } from './groupedDatabase.ts'
import { queueScores } from './sqlLtiStore.ts'
import type { Tables } from './tables.ts'

/** Rows in one write at most: databases bound the values of a statement. */
const MOST_ROWS = 500

/** The class store on SQLite or PostgreSQL. */
export function createClassStore(database: Database): ClassStore {
  const read = (row: { readonly classroom: string } | undefined): Classroom | undefined => {
    if (row === undefined) return undefined
    const classroom = JSON.parse(row.classroom) as Classroom
    const plans = [classroom.next, ...classroom.rounds, ...classroom.rounds.flatMap(({ worlds }) => worlds)]
    for (const { treatment } of plans) if (treatment !== undefined) storedTreatment(treatment)
    return classroom
  }
  return {
    async create(classroom, now) {
      const row = { id: classroom.id, code: classroom.code, touched_at: now, classroom: JSON.stringify(classroom) }
      await database.insertInto('classes').values(row).execute()
    },
    write: (id, entries, classroom) => write(database, id, entries, classroom),
    load: async (id) =>
      read(await database.selectFrom('classes').select('classroom').where('id', '=', id).executeTakeFirst()),
    byCode: async (code) =>
      read(await database.selectFrom('classes').select('classroom').where('code', '=', code).executeTakeFirst()),
    idOf: (id, code) => idOf(database, id, code),
    async all() {
      const rows = await database.selectFrom('classes').select('classroom').execute()
      return (await Promise.all(rows.map((row) => ifKnown(() => read(row))))).filter((found) => found !== undefined)
    },
    async lastEntry(id) {
      return await database
        .selectFrom('class_log')
        .select(['number', 'hash'])
        .where('class_id', '=', id)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
    },
    async log(id) {
      const rows = await database
        .selectFrom('class_log')
        .selectAll()
        .where('class_id', '=', id)
        .orderBy('number')
        .execute()
      return rows.map(({ number, entry, hash }) => ({ number, entry: JSON.parse(entry), hash }))
    },
    async touchedAt(id) {
      const row = await database.selectFrom('classes').select('touched_at').where('id', '=', id).executeTakeFirst()
      return row?.touched_at
    },
    async touch(id, now) {
      await database.updateTable('classes').set({ touched_at: now }).where('id', '=', id).execute()
    },
    async matchesOf(id) {
      const rows = await database.selectFrom('matches').select('id').where('class_id', '=', id).execute()
      return rows.map((row) => row.id)
    },
    ...createWorkStore(database),
    forget: (id) => forget(database, id),
    async untouchedSince(time) {
      const rows = await database.selectFrom('classes').select('id').where('touched_at', '<', time).execute()
      return rows.map((row) => row.id)
    },
  }
}

async function idOf(database: Kysely<Tables>, id: string, code: string): Promise<string | undefined> {
  const found = database.selectFrom('classes').select('id')
  const rows = await found.where(({ or, eb }) => or([eb('id', '=', id), eb('code', '=', code)])).execute()
  return (rows.find((row) => row.id === id) ?? rows[0])?.id
}

/** The part of the class store that keeps homework. */
const createWorkStore = (database: Kysely<Tables>): Pick<ClassStore, 'keepWork' | 'worksOf'> => ({
  async keepWork(id, work) {
    await database
      .insertInto('homework')
      .values({ class_id: id, ...work })
      .onConflict((conflict) =>
        conflict.columns(['class_id', 'student', 'task', 'part']).doUpdateSet({ text: work.text }),
      )
      .execute()
  },
  async worksOf(id) {
    const rows = database.selectFrom('homework').select(['student', 'task', 'part', 'text']).where('class_id', '=', id)
    return await rows.orderBy('task').orderBy('student').orderBy('part').execute()
  },
})

async function write(
  database: Database,
  id: string,
  entries: readonly EntryRow[],
  classroom: Classroom | undefined,
): Promise<void> {
  const parts = Array.from({ length: Math.ceil(entries.length / MOST_ROWS) }, (_, n) =>
    entries.slice(n * MOST_ROWS, (n + 1) * MOST_ROWS),
  )
  const logged = parts.map((part) =>
    database.insertInto('class_log').values(part.map((entry) => ({ class_id: id, ...entry }))),
  )
  if (classroom === undefined) return void (await database.write(logged.map((rows) => rows.compile())))
  await database.transaction().execute(async (transaction) => {
    for (const rows of logged) await transaction.executeQuery(rows)
    await transaction
      .updateTable('classes')
      .set({ classroom: JSON.stringify(classroom) })
      .where('id', '=', id)
      .execute()
    if (classroom.tasks !== undefined) await dropWork(transaction, classroom)
    const last = entries.at(-1)
    // A round ends with an entry that says so.
    if (last !== undefined) await queueScores(transaction, classroom, JSON.parse(last.entry).at)
  })
}

/** Forgets homework of students and tasks that the classroom does not have. */
async function dropWork(transaction: Transaction<Tables>, { id, students, tasks = [] }: Classroom): Promise<void> {
  const [known, set] = [students.map((student) => student.id), tasks.map((task) => task.id)]
  await transaction
    .deleteFrom('homework')
    .where('class_id', '=', id)
    // No list of a statement may be empty.
    .where(({ or, eb }) => or([eb('student', 'not in', [...known, '']), eb('task', 'not in', [...set, ''])]))
    .execute()
}

async function forget(database: Kysely<Tables>, id: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('class_log').where('class_id', '=', id).execute()
    await transaction.deleteFrom('homework').where('class_id', '=', id).execute()
    await transaction.deleteFrom('lti_scores').where('class_id', '=', id).execute()
    await transaction.deleteFrom('leases').where('subject', '=', id).execute()
    await transaction.deleteFrom('classes').where('id', '=', id).execute()
  })
}
