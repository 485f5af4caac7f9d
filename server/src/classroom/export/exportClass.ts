import { stringify } from 'csv-stringify/sync'
import { strToU8, type Zippable, zip } from 'fflate'
import { guardCell } from '#shared/csv'
import { dataPackage, MISSING_VALUE, printCodebook } from './codebook.ts'
import type { Cell, Column, ExportTable } from './define.ts'
import { type ExportGap, type ExportSource, type ExportSourceDeps, readSource } from './source.ts'
import { TABLES } from './tables/index.ts'

/** Raised when a column changes its name or meaning. */
const SCHEMA_VERSION = 1

/** Everything about a class as one zip file: tables, codebook, log and records. Under pseudonyms unless names are asked for. */
export async function exportClass(deps: ExportSourceDeps): Promise<Uint8Array> {
  const source = await readSource(deps)
  const files: Record<string, string> = {
    'README.md': readme(source.gaps),
    'codebook.md': printCodebook(TABLES),
    'datapackage.json': JSON.stringify(dataPackage(TABLES, 'delicate-balance-class'), undefined, 2),
    'manifest.json': JSON.stringify(manifestOf(source, deps), undefined, 2),
    'events.jsonl': printLog(source),
  }
  for (const table of TABLES) files[`${table.name}.csv`] = printTable(table, source)
  for (const { round, world, text } of source.files) files[`records/round${round}-world${world}.jsonl`] = text
  return await zipped(files)
}

/** A table as CSV with a head; columns in the order of the codebook. */
export function printTable({ columns, rows }: ExportTable, source: ExportSource): string {
  const lines = [...rows(source)].map((row) => columns.map((column) => printCell(column, row[column.name])))
  return stringify([columns.map(({ name }) => name), ...lines])
}

function printCell({ type }: Column, value: Cell): string {
  if (value === undefined) return MISSING_VALUE
  if (type === 'boolean') return value ? '1' : '0'
  return guardCell(String(value))
}

/** The log as it is chained: each hash is SHA-256 of the hash before and the entry's JSON. */
const printLog = ({ log }: ExportSource): string => log.map((entry) => `${JSON.stringify(entry)}\n`).join('')

function manifestOf({ classroom, log, sealed, gaps }: ExportSource, { ruleset, withNames }: ExportSourceDeps) {
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
- \`manifest.json\`: rules version, settings, seeds (null while they are secret), and the worlds that the tables lack (\`gaps\`).

Students stand under pseudonyms. In R: \`read.csv("wide.csv", na.strings = "NA")\`. In Python:
\`pandas.read_csv("wide.csv", na_values=["NA"])\`. Worlds of one class are few: say so when you compare them.
${gaps.length === 0 ? '' : `\n## What is missing\n\n${gaps.map(gapLine).join('')}`}`

const gapLine = ({ round, world, match, why }: ExportGap): string =>
  `- Round ${round}, world ${world} (match ${match}): ${why}.\n`

function zipped(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const entries: Zippable = Object.fromEntries(Object.entries(files).map(([name, body]) => [name, strToU8(body)]))
  return new Promise((resolve, reject) => {
    zip(entries, { level: 6 }, (fault, bytes) => (fault ? reject(fault) : resolve(bytes)))
  })
}
