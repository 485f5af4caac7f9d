import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, renameSync } from 'node:fs'
import { devNull } from 'node:os'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import {
  type DatabaseContents,
  deletePartialFile,
  faultMessage,
  flushFile,
  flushFolder,
} from '../../store/sqliteFile.ts'
import { type BackupSource, CommandRefusedError } from './errors.ts'

const NO_PROGRAM =
  "is not on this machine: install PostgreSQL's client programs (Debian: postgresql-client), or back the database up as its provider does"

/** Where PostgreSQL's programs find the database. The password goes by the environment: every user of the machine can read a command line. */
function connection({ where, environment }: BackupSource) {
  const url = new URL(where)
  const password = decodeURIComponent(url.password)
  url.password = ''
  const env = { ...environment, PGCONNECT_TIMEOUT: '5', ...(password === '' ? {} : { PGPASSWORD: password }) }
  return { told: `--dbname=${url}`, env }
}

/** A program of PostgreSQL's under way; `done` rejects with what it said when it fails. */
function start(program: string, args: readonly string[], env?: NodeJS.ProcessEnv) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], ...(env === undefined ? {} : { env }) })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(0, 2000)
  })
  // A program that has ended reads no more: what it said tells why.
  child.stdin.on('error', () => undefined)
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', (fault) => {
      const missing = 'code' in fault && fault.code === 'ENOENT'
      reject(new CommandRefusedError(missing ? `${program} ${NO_PROGRAM}` : `${program}: ${faultMessage(fault)}`))
    })
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new CommandRefusedError(`${program} failed: ${said.trim()}`)),
    )
  })
  done.catch(() => undefined)
  return { child, done }
}

async function run(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<void> {
  const { child, done } = start(program, args, env)
  child.stdin.end()
  child.stdout.resume()
  await done
}

/** Rows of one table in a dump, each as its columns. */
async function* rowsOf(dump: string, table: string): AsyncGenerator<ReadonlyMap<string, string>> {
  const { child, done } = start('pg_restore', ['--data-only', `--table=${table}`, '--file=-', dump])
  child.stdin.end()
  let columns: readonly string[] | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const head = /^COPY \S+ \((.*)\) FROM stdin;$/.exec(line)?.[1]
    if (head !== undefined) columns = head.split(', ')
    else if (line === '\\.') columns = undefined
    else if (columns !== undefined) {
      const values = line.split('\t')
      yield new Map(columns.map((column, index) => [column, values[index] ?? '']))
    }
  }
  await done
}

/**
 * Looks through a whole dump.
 * @throws Refused when it is none, or damaged
 */
export async function checkDump(dump: string): Promise<DatabaseContents> {
  await run('pg_restore', [`--file=${devNull}`, dump])
  let [matches, unfinished, classes] = [0, 0, 0]
  for await (const row of rowsOf(dump, 'matches')) {
    matches++
    if (row.get('finished') === '0') unfinished++
  }
  for await (const _ of rowsOf(dump, 'classes')) classes++
  const migrations: string[] = []
  for await (const row of rowsOf(dump, 'kysely_migration')) migrations.push(row.get('name') ?? '')
  return { matches, unfinished, classes, migrations: migrations.sort() }
}

/**
 * Dumps a PostgreSQL database, also while servers play on it: the dump is one moment of it.
 * @throws Refused
 */
export async function dumpPostgres(place: BackupSource, to: string): Promise<DatabaseContents> {
  const part = `${to}.part`
  const { told, env } = connection(place)
  try {
    mkdirSync(dirname(to), { recursive: true })
    await run('pg_dump', [told, '--format=custom', '--no-owner', '--no-privileges', `--file=${part}`], env)
    const contents = await checkDump(part)
    flushFile(part)
    renameSync(part, to)
    flushFolder(to)
    return contents
  } catch (fault) {
    deletePartialFile(part)
    throw fault instanceof CommandRefusedError
      ? fault
      : new CommandRefusedError(`no backup could be made at ${to}: ${faultMessage(fault)}`)
  }
}

/**
 * Puts a dump in the place of these tables, in one transaction: all of it or nothing.
 * @throws Refused
 */
export async function loadDump(place: BackupSource, dump: string, tables: readonly string[]): Promise<void> {
  const { told, env } = connection(place)
  const loading = start('psql', [told, '--no-psqlrc', '--quiet', '--single-transaction', '-v', 'ON_ERROR_STOP=1'], env)
  loading.child.stdout.resume()
  const dropped = tables.map((table) => `drop table if exists "${table}" cascade;\n`)
  loading.child.stdin.write(dropped.join(''))
  const reading = start('pg_restore', ['--no-owner', '--no-privileges', '--file=-', dump])
  reading.child.stdin.end()
  reading.child.stdout.pipe(loading.child.stdin, { end: false })
  try {
    await Promise.race([reading.done, loading.done.then(() => once(reading.child, 'close'))])
    await reading.done
  } catch (fault) {
    // Without the end of its input it commits nothing.
    loading.child.kill()
    throw fault
  }
  loading.child.stdin.end()
  await loading.done
}
