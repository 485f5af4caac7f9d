import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { Clock } from '../../lib/clock.ts'
import { automaticTime, backupFolder, backupName } from '../../store/backupNames.ts'
import { isPostgres } from '../../store/postgres.ts'
import { type DatabaseContents, faultMessage } from '../../store/sqliteFile.ts'

const HOUR = 3_600_000
/** A server that has just started has better things to do. */
const FIRST_LOOK_MILLISECONDS = 5000
const LOOK_MILLISECONDS = 60_000

/** How often the server backs itself up, and how many copies it keeps. */
export interface AutomaticBackups {
  /** SQLite file; nothing is done for any other database. */
  readonly database: string
  /** Hours between two; 0 for none. */
  readonly backupHours: number
  /** How many are kept. */
  readonly backupKeep: number
  /** Days after which one goes although there are not too many, once there is a newer: it holds what was deleted. 0 for never. */
  readonly keepDays: number
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'error'>
}

interface Kept {
  readonly name: string
  readonly time: number
}

/** Backups the server has made of this file by itself, newest first. */
export function automaticBackups(database: string): readonly Kept[] {
  const folder = backupFolder(database)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const time = automaticTime(name)
      return time === undefined ? [] : [{ name, time }]
    })
    .filter(({ name }) => !name.endsWith('.part'))
    .sort((a, b) => b.time - a.time)
}

/** Backs a SQLite file up again and again while the server runs; the returned function ends that. Nothing here throws. */
export function startBackups(settings: AutomaticBackups): () => Promise<void> {
  const { database, backupHours, clock, log } = settings
  if (backupHours === 0 || isPostgres(database) || database === ':memory:') return async () => undefined
  let cancel: () => void = () => undefined
  let running: Promise<void> | undefined
  /** No other is tried before, after one that failed. */
  let notBefore = 0
  const look = async () => {
    if (clock.now() < notBefore) return
    try {
      const last = automaticBackups(database)[0]?.time ?? 0
      if (clock.now() < last + backupHours * HOUR) return
      await backUpOnce(settings)
    } catch (fault) {
      notBefore = clock.now() + HOUR
      log.error(
        `the automatic backup failed: ${faultMessage(fault)}. Matches go on; it is tried again in an hour, or make one by hand: npm run tool -- backup`,
      )
    }
  }
  let stopped = false
  const wait = (milliseconds: number) => {
    if (stopped) return
    cancel = clock.after(milliseconds, () => {
      running = look().then(() => wait(LOOK_MILLISECONDS))
    })
  }
  wait(FIRST_LOOK_MILLISECONDS)
  return async () => {
    stopped = true
    cancel()
    await running
  }
}

async function backUpOnce({ database, backupKeep, keepDays, clock, log }: AutomaticBackups): Promise<void> {
  const folder = backupFolder(database)
  if (existsSync(folder)) dropUnfinished(folder)
  const file = join(folder, backupName('automatic', new Date(clock.now()), 'sqlite'))
  const { matches, classes } = await copyAside(database, file)
  log.info({ file, matches, classes }, 'a backup was made')
  const oldest = keepDays === 0 ? 0 : clock.now() - keepDays * 24 * HOUR
  automaticBackups(database).forEach(({ name, time }, index) => {
    if (index > 0 && (index >= backupKeep || time < oldest)) rmSync(join(folder, name))
  })
}

/** What a server that was killed left half written. */
function dropUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part') && automaticTime(name) !== undefined) rmSync(join(folder, name))
  }
}

function copyAside(from: string, to: string): Promise<DatabaseContents> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./copyWorker.ts', import.meta.url), { workerData: { from, to } })
    worker.once('message', (told: { contents: DatabaseContents } | { fault: string }) =>
      'contents' in told ? resolve(told.contents) : reject(new Error(told.fault)),
    )
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('its thread ended early')))
  })
}
