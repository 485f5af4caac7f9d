import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { loadScenarios } from '#server/lib/loadScenarios'
import { hashToken, newToken } from '#server/lib/token'
import { MIGRATIONS } from '#server/store/database'
import { sqliteDialect } from '#server/store/sqlite'
import type { ClassRow } from '#server/store/tables'
import { dealRng, windowRng } from '#shared/match/matchRecord'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { createGame } from '#shared/state/createGame'
import { hashState } from '#shared/state/hashState'

/** The match an old database holds. */
export interface OldMatch {
  readonly match: string
  /** Opens the first seat. */
  readonly token: string
  /** Of its last closed window. */
  readonly hash: string
  readonly windowNumber: number
}

export const OLD_SCHEMA = '003-gatherings'

/** A database as the program made it when it had three migrations, with a match that goes on. */
export async function makeOldDatabase(file: string): Promise<OldMatch> {
  await migrateTo(file, OLD_SCHEMA)
  return fill(file)
}

/** A database as it was before a migration, with one class in it. */
export async function makeClassBefore(file: string, migration: MigrationName, row: ClassRow): Promise<void> {
  const names = Object.keys(MIGRATIONS)
  await migrateTo(file, names[names.indexOf(migration) - 1]!)
  const database = new Kysely<{ readonly classes: ClassRow }>({ dialect: sqliteDialect(file, () => undefined) })
  await database.insertInto('classes').values(row).execute()
  await database.destroy()
}

type MigrationName = keyof typeof MIGRATIONS

async function migrateTo(file: string, name: string): Promise<void> {
  const database = new Kysely<unknown>({ dialect: sqliteDialect(file, () => undefined) })
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateTo(name)
  await database.destroy()
  if (error) throw error
}

const WINDOWS = 4

function fill(file: string): OldMatch {
  const [match, seed, token, years] = ['oldmatch01', 'old', newToken(), 4]
  const scenario = loadScenarios().get('two-blocs')!
  let state = createGame(RULESET, scenario, { seats: 2, years }, dealRng(createRng(seed)))
  const sqlite = new DatabaseSync(file)
  const insert = (table: string, row: Record<string, string | number | null>) => {
    const names = Object.keys(row)
    const marks = names.map(() => '?').join()
    sqlite
      .prepare(`INSERT INTO ${table} (${names.map((name) => `"${name}"`)}) VALUES (${marks})`)
      .run(...Object.values(row))
  }
  insert('matches', {
    ...{ id: match, scenario: scenario.id, rules_version: RULESET.version, seed, years, tempo: 'untimed', finished: 0 },
    created_at: Date.now(),
  })
  state.powers.forEach(({ id: power }, seat) => {
    const held = seat === 0 ? { bot: null, name: 'Åse', token_hash: hashToken(token) } : { bot: 'grim' }
    insert('seats', { match_id: match, seat, power, ...held })
  })
  for (let number = 0; number < WINDOWS; number++) {
    const resolved = resolveWindow(RULESET, state, {}, windowRng(createRng(seed), number))
    state = resolved.state
    const written = { submissions: '{}', events: JSON.stringify(resolved.events), hash: hashState(state) }
    insert('windows', { match_id: match, number, ...written })
  }
  insert('snapshots', { match_id: match, state: JSON.stringify(state), memories: '[]' })
  sqlite.close()
  return { match, token, hash: hashState(state), windowNumber: state.windowNumber }
}

/** As if a newer program had been here. */
export function makeNewer(file: string): void {
  const sqlite = new DatabaseSync(file)
  sqlite.prepare('INSERT INTO kysely_migration (name, timestamp) VALUES (?, ?)').run('999-later', '2099')
  sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  sqlite.close()
}

/** Gives every match of a stopped server's database to another version of the rules. */
export const giveToRules = (file: string, version: number): void =>
  change(file, `UPDATE matches SET rules_version = ${version}`)

/** As a database was before there were transcripts, or after a server that was killed before it wrote them. */
export const dropTranscripts = (file: string): void => change(file, 'DELETE FROM transcripts')

/** Ids of matches that count as played. */
export function unfinishedIn(file: string): readonly unknown[] {
  const sqlite = new DatabaseSync(file, { readOnly: true })
  const rows = sqlite.prepare('SELECT id FROM matches WHERE finished = 0').all()
  sqlite.close()
  return rows
}

function change(file: string, statement: string): void {
  const sqlite = new DatabaseSync(file)
  sqlite.exec(statement)
  sqlite.close()
}

/** The rows of a table as they are on the disk, each as text. */
export function rowsOnDisk(file: string, table: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare(`SELECT * FROM ${table}`).all()
  database.close()
  return rows.map((row) => JSON.stringify(row).replaceAll('\\"', '"'))
}
