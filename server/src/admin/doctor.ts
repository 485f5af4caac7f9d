import { existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { type Config, doubtfulSettings, type Environment, readConfig, unknownSettings } from '../config/readConfig.ts'
import { loadScenarios } from '../lib/loadScenarios.ts'
import { providerOf } from '../signOn/createSignOn.ts'
import type { Provider } from '../signOn/provider.ts'
import { faultWords } from '../signOn/signOnFault.ts'
import { accessProblem, nearestFolder } from '../store/accessProblem.ts'
import { MIGRATIONS, openUnchanged, unknownMigrations } from '../store/database.ts'
import { DatabaseInUseError, lockDatabase } from '../store/lockDatabase.ts'
import { isPostgres, withoutPassword } from '../store/postgres.ts'
import { checkSqlite, faultMessage, lastSignOfLife } from '../store/sqliteFile.ts'
import { describeContents } from './backup/errors.ts'
import { backupsOf } from './backup/kept.ts'

/** What one look found. `mend` needs the owner, `note` is worth knowing. */
export interface Finding {
  readonly about: string
  readonly state: 'well' | 'note' | 'mend'
  readonly words: string
}

const OLDEST_NODE = '24.0.0'
/** Has the mendings of October 2026: SECURITY.md. */
const MENDED_NODE = '24.22.1'
const MEGABYTE = 1_000_000
const HOUR = 3_600_000
/** Room for a copy of the database and for a term of matches. */
const LEAST_ROOM = 200 * MEGABYTE
const CLIENT = join(import.meta.dirname, '../../../dist/client/index.html')
/** Nothing of this program is older. */
const THIS_PROGRAM = Date.UTC(2025, 0)

const well = (words: string) => ({ state: 'well', words }) as const
const note = (words: string) => ({ state: 'note', words }) as const
const mend = (words: string) => ({ state: 'mend', words }) as const
type Found = Omit<Finding, 'about'>

/** @throws BrokenScenario naming every fault */
function scenariosFinding(own: string | undefined): Found {
  const all = [...loadScenarios(own).values()]
  const ours = all.filter(({ words }) => words !== undefined).map(({ id }) => id)
  const also = ours.length === 0 ? '' : `, of them of your own: ${ours.join(', ')}`
  return well(`${all.length} can be read${also}`)
}

/** Looks at everything a server needs before it is started, or while it runs. Nothing is changed. */
export async function diagnose(environment: Environment, now = Date.now()): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const look = async (about: string, find: () => Found | Promise<Found>) => {
    findings.push({
      about,
      ...(await Promise.resolve()
        .then(find)
        .catch((fault) => mend(faultMessage(fault)))),
    })
  }
  await look('Node', () => nodeFinding())
  let config: Config | undefined
  await look('settings', () => {
    config = readConfig(environment)
    const doubts = [...unknownSettings(environment), ...doubtfulSettings(config)]
    return doubts.length === 0 ? well('all of them can be read') : note(doubts.join('; '))
  })
  await look('scenarios', () => scenariosFinding(config?.scenarios))
  await look('client', client)
  if (config === undefined) return findings
  const provider = providerOf(config)
  if (provider !== undefined) await look('sign-on', () => signOnFinding(provider, config?.oidcIssuer))
  const { database, port, bind, backupHours } = config
  const running = await isPlayed(database)
  await look('database', () => contents(database, running))
  if (!isPostgres(database) && database !== ':memory:') {
    await look('folder', () => folder(database))
    await look('room', () => room(database))
    await look('backups', () => backups(database, backupHours, now))
  }
  await look('clock', () => clock(database, now))
  await look('port', () => free(port, bind, running))
  return findings
}

/** Whether callers of a public address are told apart, by the settings. */
export function callersFinding({ proxyHops, requestsPerMinute, matchesPerMinute }: Config): Finding {
  const most = `${requestsPerMinute} calls and ${matchesPerMinute} new matches, tables and classes a minute`
  const words =
    proxyHops === 0
      ? `BALANCE_PROXY_HOPS is 0: all who come by a proxy or tunnel count as one address, and have ${most} together`
      : `${proxyHops} ${proxyHops === 1 ? 'proxy is' : 'proxies are'} counted (BALANCE_PROXY_HOPS): each address has ${most}; behind a tunnel that hides addresses all have them together`
  return { about: 'callers', state: 'note', words }
}

/** In words, with whether the owner has nothing to do. */
export function printFindings(findings: readonly Finding[]): { readonly words: string; readonly well: boolean } {
  const signs = { well: 'ok  ', note: 'note', mend: 'MEND' }
  const wrong = findings.filter(({ state }) => state === 'mend').length
  const lines = findings.map(({ about, state, words }) => `${signs[state]}  ${about}: ${words}`)
  const end = wrong === 0 ? 'All is well.' : `${wrong} of these need you.`
  return { words: [...lines, end].join('\n'), well: wrong === 0 }
}

/** How a version of Node does. */
export function nodeFinding(version: string = process.versions.node): Found {
  if (isOlder(version, OLDEST_NODE)) {
    return mend(`this is Node ${version}; ${OLDEST_NODE} or newer is needed: run npm ci`)
  }
  if (isOlder(version, MENDED_NODE)) return note(`${version}; ${MENDED_NODE} mends faults of Node itself: SECURITY.md`)
  return well(version)
}

const isOlder = (version: string, than: string): boolean => version.localeCompare(than, 'en', { numeric: true }) < 0

const client = (): Found =>
  existsSync(CLIENT) ? well('is built') : note('is not built yet: npm start does that, or npm run build')

async function signOnFinding(provider: Provider, issuer = ''): Promise<Found> {
  try {
    await provider.look()
    return well(`${issuer} answers`)
  } catch (fault) {
    return mend(`${issuer}: ${faultWords(fault)} (BALANCE_OIDC_ISSUER)`)
  }
}

/** Whether a server plays on this database now; undefined when it cannot be told. */
async function isPlayed(database: string): Promise<boolean | undefined> {
  // To ask for the lock of a file makes a file: not where there is none.
  if (!isPostgres(database) && !existsSync(`${database}.lock`)) return false
  try {
    const unlock = await lockDatabase(database, () => undefined)
    await unlock()
    return false
  } catch (fault) {
    return fault instanceof DatabaseInUseError ? true : undefined
  }
}

async function contents(database: string, running: boolean | undefined): Promise<Found> {
  const played = running ? '; a server plays on it now' : ''
  if (database === ':memory:') return note('nothing is kept: BALANCE_DATABASE is :memory:')
  if (isPostgres(database)) {
    await (await openUnchanged(database)).destroy()
    return well(`${withoutPassword(database)} answers and is up to date${played}`)
  }
  if (!existsSync(database)) return note(`${resolve(database)} is not there yet: the first start makes it`)
  const found = checkSqlite(database)
  const unknown = unknownMigrations(found.migrations)
  if (unknown.length > 0)
    return mend(`it was made by a newer version of this program (${unknown.join(', ')}): run that`)
  const words = `${resolve(database)} is sound: ${describeContents(found)}${played}`
  const behind = Object.keys(MIGRATIONS).length - found.migrations.length
  return behind === 0
    ? well(words)
    : note(`${words}; the next start upgrades it (${behind} steps) and keeps a copy first`)
}

function folder(database: string): Found {
  const closed = accessProblem(database)
  if (closed === undefined) return well(`${nearestFolder(database)} can be written to`)
  return mend(`${closed.why}: ${closed.mend}, or set BALANCE_DATABASE to another`)
}

function room(database: string): Found {
  const { bavail, bsize } = statfsSync(nearestFolder(database))
  const free = bavail * bsize
  const size = statSync(database, { throwIfNoEntry: false })?.size ?? 0
  const needed = Math.max(LEAST_ROOM, 3 * size)
  const words = `${Math.floor(free / MEGABYTE)} MB are free, the database has ${Math.ceil(size / MEGABYTE)} MB`
  return free >= needed ? well(words) : mend(`${words}: make room, ${Math.ceil(needed / MEGABYTE)} MB at least`)
}

function backups(database: string, hours: number, now: number): Found {
  if (hours === 0) return note('the server makes none by itself: BALANCE_BACKUP_HOURS is 0')
  const made = backupsOf(database, 'automatic')
  if (made[0] === undefined) return note('the server has made none by itself yet')
  return well(`${made.length} by the server itself, the last ${Math.round((now - made[0].time) / HOUR)} hours old`)
}

function clock(database: string, now: number): Found {
  const isFile = !isPostgres(database) && database !== ':memory:' && existsSync(database)
  const alive = (isFile ? lastSignOfLife(database) : undefined) ?? THIS_PROGRAM
  const words = new Date(now).toISOString()
  if (now >= alive - HOUR) return well(words)
  return mend(`it is ${words}, before ${new Date(alive).toISOString()}, when a server last ran here: set the clock`)
}

function free(port: number, bind: string, running: boolean | undefined): Promise<Found> {
  return new Promise((settle) => {
    const probe = createServer()
    probe.once('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EADDRINUSE')
        settle(mend(`${port} cannot be used (${faultMessage(fault)}): look at BALANCE_PORT and BALANCE_BIND`))
      else if (running) settle(well(`${port} is taken, as it must be while the server runs`))
      else settle(mend(`${port} is taken by another program: stop it, or set BALANCE_PORT to another`))
    })
    probe.listen(port, bind, () => probe.close(() => settle(well(`${port} is free`))))
  })
}
