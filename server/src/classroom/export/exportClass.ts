import { stringify } from 'csv-stringify/sync'
import { BYTE_ORDER_MARK, guardCell } from '#shared/csv'
import { dataPackage, MISSING_VALUE, printCodebook } from './codebook.ts'
import type { Cell, Column, TableHead, TableRow } from './define.ts'
import {
  type ExportGap,
  type ExportPlace,
  type ExportSource,
  type ExportSourceDeps,
  openSource,
  readWorld,
} from './source.ts'
import { TABLES } from './tables/index.ts'
import { type ZipEntry, ZipStream } from './zipStream.ts'

/** Raised when a column changes its name or meaning. */
const SCHEMA_VERSION = 1
/** Rows that are printed in one go; other calls are answered in between. */
const ROWS_AT_ONCE = 500

/**
 * Everything about a class as one zip file: tables, codebook, log and records. Under pseudonyms unless names are asked for. The
 * worlds are written one after the other: only one is in memory at a time.
 */
export async function exportClass(deps: ExportSourceDeps): Promise<Uint8Array> {
  const source = await openSource(deps)
  const zip = new ZipStream()
  const [about, codebook, schema, manifest] = [
    zip.add('README.md'),
    zip.add('codebook.md'),
    zip.add('datapackage.json'),
    zip.add('manifest.json'),
  ]
  await codebook.end(printCodebook(TABLES))
  await schema.end(printJson(dataPackage(TABLES, 'delicate-balance-class')))
  await writeLog(zip.add('events.jsonl'), source)
  const sheets = await openSheets(zip, source)
  const gaps: ExportGap[] = []
  await writeHomework(deps, zip)
  for (const place of source.places) gaps.push(...(await writeWorld(deps, source, place, { zip, sheets })))
  for (const { entry } of sheets) await entry.end()
  await about.end(readme(gaps))
  await manifest.end(printJson(manifestOf(source, gaps, deps)))
  return await zip.end()
}

/** A table that is being written. */
interface Sheet {
  readonly table: (typeof TABLES)[number]
  readonly entry: ZipEntry
}

/** Opens the file of every table: the head, and all rows of those about the class. */
async function openSheets(zip: ZipStream, source: ExportSource): Promise<readonly Sheet[]> {
  const sheets = TABLES.map((table) => ({ table, entry: zip.add(`${table.name}.csv`) }))
  for (const { table, entry } of sheets) {
    await entry.write(BYTE_ORDER_MARK + printHead(table))
    if (table.per === 'class') await writeRows(entry, table, table.rows(source))
  }
  return sheets
}

/** Adds every piece of homework that the class has. */
async function writeHomework({ classStore, classroom }: ExportSourceDeps, zip: ZipStream): Promise<void> {
  const { id, tasks = [], handedIn = [] } = classroom
  if (handedIn.length === 0) return
  for (const { student, task, part, text } of await classStore.worksOf(id)) {
    const place = tasks.findIndex((each) => each.id === task)
    const isKept = handedIn.some((each) => each.student === student && each.task === task && each.part === part)
    if (isKept) await zip.add(`homework/task${place + 1}-${student}-${part}.jsonl`).end(text)
  }
}

/** Adds a world to all tables, and its record. Returns what they lack of it. */
async function writeWorld(
  deps: ExportSourceDeps,
  source: ExportSource,
  place: ExportPlace,
  { zip, sheets }: { readonly zip: ZipStream; readonly sheets: readonly Sheet[] },
): Promise<readonly ExportGap[]> {
  const { round, number: world } = place
  const { text, exported, gap } = await readWorld(deps, place)
  if (exported !== undefined) {
    for (const { table, entry } of sheets) {
      if (table.per === 'world') await writeRows(entry, table, table.rows(exported, source))
    }
  }
  if (text !== undefined) await zip.add(`records/round${round}-world${world}.jsonl`).end(text)
  return gap === undefined ? [] : [{ round, world, match: place.world.match, why: gap }]
}

async function writeRows(entry: ZipEntry, head: TableHead, rows: Iterable<TableRow>): Promise<void> {
  let batch: TableRow[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < ROWS_AT_ONCE) continue
    await entry.write(printRows(head, batch))
    batch = []
  }
  await entry.write(printRows(head, batch))
}

/** The first line of a table as CSV: its columns in the order of the codebook. */
export const printHead = ({ columns }: TableHead): string => stringify([columns.map(({ name }) => name)])

/** Rows of a table as CSV. */
export const printRows = ({ columns }: TableHead, rows: Iterable<TableRow>): string =>
  stringify([...rows].map((row) => columns.map((column) => printCell(column, row[column.name]))))

const printJson = (value: object): string => JSON.stringify(value, undefined, 2)

function printCell({ type }: Column, value: Cell): string {
  if (value === undefined) return MISSING_VALUE
  if (type === 'boolean') return value ? '1' : '0'
  return guardCell(String(value))
}

/** The log as it is chained: each hash is SHA-256 of the hash before and the entry's JSON. */
async function writeLog(entry: ZipEntry, { log }: ExportSource): Promise<void> {
  for (let from = 0; from < log.length; from += ROWS_AT_ONCE) {
    const lines = log.slice(from, from + ROWS_AT_ONCE).map((logged) => `${JSON.stringify(logged)}\n`)
    await entry.write(lines.join(''))
  }
  await entry.end()
}

function manifestOf(
  { classroom, log, sealed }: ExportSource,
  gaps: readonly ExportGap[],
  { ruleset, withNames }: ExportSourceDeps,
) {
  const { setup, rounds, students } = classroom
  return {
    schemaVersion: SCHEMA_VERSION,
    rulesVersion: ruleset.version,
    setup: { ...setup, roster: setup.roster.length },
    students: students.length,
    rounds: rounds.map(({ treatment, half, years, timeControl, worlds: played }) => ({
      treatment: treatment ?? null,
      half,
      years,
      tempo: timeControl,
      seeds: played.map(({ match, seed }) => (sealed.has(match) ? null : seed)),
    })),
    gaps,
    startedAt: new Date(log[0]?.entry.at ?? 0).toISOString(),
    lastAt: new Date(log.at(-1)?.entry.at ?? 0).toISOString(),
    names: withNames,
    timezone: 'UTC',
    lastHash: log.at(-1)?.hash ?? null,
  }
}

const readme = (gaps: readonly ExportGap[]): string => `# A class of Delicate Balance

- \`codebook.md\`, \`datapackage.json\`: every column, for people and for machines (Frictionless Data Package).
- \`*.csv\`: UTF-8, one head line, missing values NA, booleans 0 and 1, times ISO 8601 in UTC. \`wide.csv\` has one row for
  every student and year, \`decisions.csv\` one for every decision.
- \`events.jsonl\`: all that was done, in order. Each line's \`hash\` is the SHA-256 of the hash before (64 zeros at first)
  followed by the JSON of \`entry\`. It ends before the first entry of a match whose secrets stay closed.
- \`records/\`: the matches; the game's replay and debrief open them, and playing them again gives \`turns.csv\` to the byte.
- \`homework/\`: what students handed in: matches on their own devices as records, moves of dilemmas as one line each.
- \`manifest.json\`: rules version, settings, seeds (null while they are secret), and the worlds that the tables lack (\`gaps\`).

Students stand under pseudonyms. In R: \`read.csv("wide.csv", na.strings = "NA")\`. In Python:
\`pandas.read_csv("wide.csv", na_values=["NA"])\`. Worlds of one class are few: say so when you compare them.
${gaps.length === 0 ? '' : `\n## What is missing\n\n${gaps.map(gapLine).join('')}`}`

const gapLine = ({ round, world, match, why }: ExportGap): string =>
  `- Round ${round}, world ${world} (match ${match}): ${why}.\n`
