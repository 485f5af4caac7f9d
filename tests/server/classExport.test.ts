import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportClass, printHead, printRows } from '#server/classroom/export/exportClass'
import { type ExportSourceDeps, openSource, readWorld } from '#server/classroom/export/source'
import { TABLES } from '#server/classroom/export/tables/index'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { MatchStore } from '#server/match/matchStore'
import { type Database, openDatabase } from '#server/store/database'
import { createChatStore } from '#server/store/sqlChatStore'
import { createClassStore } from '#server/store/sqlClassStore'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { createTranscriptStore } from '#server/store/sqlTranscriptStore'
import { RULESET } from '#shared/ruleset/ruleset'
import { openClass } from '#tests/support/classroom'
import { sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()
const settle = () => new Promise((resolve) => setImmediate(resolve))
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
let database: Database
let store: MatchStore

beforeAll(async () => {
  database = await openDatabase(here.database)
  store = createMatchStore(database)
})
afterAll(async () => {
  await database.destroy()
})

describe('the export', () => {
  /** Two rounds of three students, with a decision and an answer of the first. */
  async function taught() {
    const ownQuestions = [{ kind: 'scale', asks: 'Is it safe?' } as const]
    const teacher = await openClass(here.base, { ownQuestions })
    const students = [await teacher.enrol('=HYPERLINK("x")'), await teacher.enrol('Bo'), await teacher.enrol('Cy')]
    await teacher.act('ask', { questions: true })
    await students[0]!.answer('alarm', 0)
    await teacher.act('begin')
    const { match } = (await students[0]!.mine()).seat!
    const seat = await sit(here.base, match, students[0]!.enrolled.token)
    await seat.draft(0, [{ type: 'build', force: 'silos', lots: 1 }])
    await teacher.act('debrief')
    await teacher.act('nextRound', { treatment: 'inspections', half: false })
    await teacher.act('begin')
    await teacher.act('debrief')
    await seat.room.leave()
    const files = unzipSync(await teacher.zip())
    return { teacher, student: students[0]!.enrolled, files, read: (name: string) => strFromU8(files[name]!) }
  }

  test('every column is in the codebook, every value in its range; one row for every decision and student-year', async () => {
    const { read, files, student } = await taught()
    const data = JSON.parse(read('datapackage.json')) as DataPackage
    const codebook = read('codebook.md')
    for (const { path, schema } of data.resources) {
      const [head, ...rows] = parseCsv(read(path))
      expect(head, path).toEqual(schema.fields.map(({ name }) => name))
      for (const { name } of schema.fields) expect(codebook).toContain(`| ${name} |`)
      for (const row of rows) checkRow(schema.fields, row, path)
      expect(rows.length > 0, path).toBe(!['messages.csv', 'homework.csv', 'moderation.csv'].includes(path))
    }
    // Without it a spreadsheet that is opened by a double click reads names as another character set.
    const marks = data.resources.map(({ path }) => [...files[path]!.subarray(0, 3)])
    expect(marks).toEqual(data.resources.map(() => [0xef, 0xbb, 0xbf]))
    const [, ...decided] = parseCsv(read('decisions.csv'))
    const mine = decided.filter((row) => row.includes(student.id))
    expect(mine.map((row) => row[10])).toContain('build force=silos lots=1')
    expect(parseCsv(read('wide.csv')).length - 1).toBe(3 + 3)
  })

  test('the log’s hashes chain; records can be played again; nobody’s name, address or token is in it', async () => {
    const { read, files, teacher, student } = await taught()
    let last = '0'.repeat(64)
    for (const line of read('events.jsonl').trim().split('\n')) {
      const { entry, hash } = JSON.parse(line)
      last = createHash('sha256').update(last).update(JSON.stringify(entry)).digest('hex')
      expect(hash).toBe(last)
    }
    expect(JSON.parse(read('manifest.json')).lastHash).toBe(last)
    const records = Object.keys(files).filter((name) => name.startsWith('records/'))
    expect(records).toHaveLength(2)
    const shown = await Promise.all(
      records.map((name) => fetch(`${here.base}/api/v1/records`, { method: 'POST', body: read(name) })),
    )
    expect(shown.map(({ status }) => status)).toEqual([201, 201])
    const all = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join()
    for (const secret of ['HYPERLINK', '127.0.0.1', teacher.made.teacher, student.token])
      expect(all).not.toContain(secret)
  })

  test('with names, no name is a formula in any of its files', async () => {
    const teacher = await openClass(here.base, { naming: 'typed' })
    await teacher.enrol('＝1+1')
    await teacher.enrol('x;=1+1')
    await teacher.act('form', { by: 'even' })
    await teacher.act('begin')
    await teacher.act('debrief')
    const { id, teacher: token } = teacher.made
    const headers = { authorization: `Bearer ${token}` }
    const zip = await fetch(`${here.base}/api/v1/classes/${id}/export.zip?names=1`, { headers })
    const seats = strFromU8(unzipSync(new Uint8Array(await zip.arrayBuffer()))['seats.csv']!)
    expect(seats).toContain(",'＝1+1")
    expect(seats).toContain(",x;'=1+1")
  })

  test('a world that cannot be exported whole is named with the reason, in the manifest and in words', async () => {
    const { teacher, read } = await taught()
    expect(JSON.parse(read('manifest.json')).gaps).toEqual([])
    expect(read('README.md')).not.toContain('What is missing')
    const [first, second] = await database
      .selectFrom('matches')
      .select('id')
      .where('class_id', '=', teacher.made.id)
      .orderBy('created_at')
      .execute()
    await database.updateTable('seats').set({ bot: 'hal' }).where('match_id', '=', first!.id).execute()
    await database
      .updateTable('windows')
      .set({ hash: 'x' })
      .where('match_id', '=', second!.id)
      .where('number', '=', 1)
      .execute()
    const files = unzipSync(await teacher.zip())
    const gaps = [
      { round: 1, world: 1, match: first!.id, why: "this version of the game has no bot 'hal'" },
      {
        round: 2,
        world: 1,
        match: second!.id,
        why: 'cut short: window 1 of the record does not follow from the rules',
      },
    ]
    expect(JSON.parse(strFromU8(files['manifest.json']!)).gaps).toEqual(gaps)
    for (const { why } of gaps) expect(strFromU8(files['README.md']!)).toContain(why)
    // Files hold orders and hashes, whatever this version can play.
    const kept = ['records/round1-world1.jsonl', 'records/round2-world1.jsonl']
    expect(Object.keys(files).filter((name) => name.startsWith('records/'))).toEqual(kept)
  })

  /** What the export of a class is made from, with the store's records watched. */
  async function partsOf(id: string, record: MatchStore['record'] = store.record): Promise<ExportSourceDeps> {
    const classStore = createClassStore(database)
    return {
      classroom: (await classStore.load(id))!,
      store: { ...store, record },
      transcriptStore: createTranscriptStore(database),
      classStore,
      chatStore: createChatStore(database),
      sealReason: async () => undefined,
      scenarios: loadScenarios(),
      ruleset: RULESET,
      withNames: false,
      withWords: false,
    }
  }

  test('reads each record once, for its file and for the tables', async () => {
    const { teacher } = await taught()
    const read: string[] = []
    const record: MatchStore['record'] = async (match) => {
      read.push(match)
      return await store.record(match)
    }
    const parts = await partsOf(teacher.made.id, record)
    const files = unzipSync(await exportClass(parts))
    expect(read).toEqual(parts.classroom.rounds.flatMap(({ worlds }) => worlds.map(({ match }) => match)))
    expect(Object.keys(files).filter((name) => name.startsWith('records/'))).toHaveLength(2)
  })

  test('holds one world at a time', async () => {
    const { teacher } = await taught()
    await teacher.act('nextRound', { half: false })
    await teacher.act('begin')
    await teacher.act('debrief')
    const read: WeakRef<object>[] = []
    const held: number[] = []
    const record: MatchStore['record'] = async (match) => {
      // What is read may be let go of only once this turn of the event loop is over.
      await settle()
      collectGarbage()
      held.push(read.filter((each) => each.deref() !== undefined).length)
      const found = (await store.record(match))!
      read.push(new WeakRef(found))
      return found
    }
    await exportClass(await partsOf(teacher.made.id, record))
    expect(held).toEqual([0, 0, 0])
  })

  test('has in each table what all worlds together would have, printed at once', async () => {
    const { teacher } = await taught()
    const parts = await partsOf(teacher.made.id)
    const files = unzipSync(await exportClass(parts))
    const source = await openSource(parts)
    const worlds = await Promise.all(source.places.map(async (place) => (await readWorld(parts, place)).exported!))
    for (const table of TABLES) {
      const rows = table.per === 'class' ? table.rows(source) : worlds.flatMap((each) => [...table.rows(each, source)])
      expect(strFromU8(files[`${table.name}.csv`]!), table.name).toBe(printHead(table) + printRows(table, rows))
    }
    expect(Object.keys(files)).toEqual([
      ...['README.md', 'codebook.md', 'datapackage.json', 'manifest.json', 'events.jsonl'],
      ...TABLES.map(({ name }) => `${name}.csv`),
      ...['records/round1-world1.jsonl', 'records/round2-world1.jsonl'],
    ])
  })
})

function checkRow(fields: readonly Field[], row: readonly string[], where: string): void {
  for (const [index, field] of fields.entries()) checkCell(field, row[index]!, `${where} ${row}`)
}

interface Field {
  readonly name: string
  readonly type: string
  readonly constraints: { readonly minimum?: number; readonly maximum?: number; readonly enum?: readonly string[] }
}
interface DataPackage {
  readonly resources: readonly { readonly path: string; readonly schema: { readonly fields: readonly Field[] } }[]
}

function checkCell({ name, type, constraints }: Field, cell: string, where: string): void {
  if (cell === 'NA') return
  if (constraints.enum) expect(constraints.enum, `${where} ${name}`).toContain(cell)
  if (type === 'integer') expect(cell, `${where} ${name}`).toMatch(/^-?\d+$/)
  if (type === 'boolean') expect(cell, `${where} ${name}`).toMatch(/^[01]$/)
  if (type === 'datetime') expect(new Date(cell).toISOString()).toBe(cell)
  if (type !== 'integer' && type !== 'number') return
  expect(Number(cell), `${where} ${name}`).toBeGreaterThanOrEqual(constraints.minimum ?? -Infinity)
  expect(Number(cell), `${where} ${name}`).toBeLessThanOrEqual(constraints.maximum ?? Infinity)
}

/** CSV as RFC 4180 has it. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\n]*))(,|\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}
