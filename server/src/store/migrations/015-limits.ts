import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { Kysely } from 'kysely'

interface KeptStudent {
  readonly wordsHash: string
}
interface Document {
  readonly students: readonly KeptStudent[]
}
interface OldTables {
  readonly classes: { readonly id: string; classroom: string }
}

/**
 * Which matches came from files: the oldest of them make room for new ones; those from before count as played here. The
 * words by which students come back are kept salted and stretched, in place of their SHA-256.
 */
export async function up(given: Kysely<unknown>): Promise<void> {
  await given.schema
    .alterTable('matches')
    .addColumn('imported', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  const database = given as Kysely<OldTables>
  for (const { id, classroom } of await database.selectFrom('classes').select(['id', 'classroom']).execute()) {
    const { students, ...rest } = JSON.parse(classroom) as Document
    const stretched = JSON.stringify({ ...rest, students: await Promise.all(students.map(stretchedIn(id))) })
    await database.updateTable('classes').set({ classroom: stretched }).where('id', '=', id).execute()
  }
}

const stretch = promisify<string, string, number, object, Buffer>(scrypt)

/** As classroom/rejoinWords.ts has it. Node runs four at a time. */
const stretchedIn = (classId: string) => async (student: KeptStudent) => {
  const salt = `delicate balance: rejoin words of ${classId}`
  const hash = await stretch(student.wordsHash, salt, 32, { N: 2 ** 14, r: 8, p: 1 })
  return { ...student, wordsHash: hash.toString('hex') }
}
