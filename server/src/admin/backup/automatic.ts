import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '../../lib/clock.ts'
import { backupFolder, backupName } from '../../store/backupNames.ts'
import { isPostgres } from '../../store/postgres.ts'
import { faultMessage } from '../../store/sqliteFile.ts'
import { backupsOf, copyAside, dropBackups, dropPartial, type Keeping } from './kept.ts'

const HOUR = 3_600_000
const MAKER = 'automatic'
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
      const last = backupsOf(database, MAKER)[0]?.time ?? 0
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
  dropPartial(database, MAKER)
  const file = join(backupFolder(database), backupName(MAKER, new Date(clock.now()), 'sqlite'))
  const { matches, classes } = await copyAside(database, file)
  log.info({ file, matches, classes }, 'a backup was made')
  dropBackups(database, MAKER, keeping({ backupKeep, keepDays }, clock.now()))
}

/** Which backups stay, of those that nobody makes by hand: none longer than what was deleted may still be somewhere. */
export const keeping = (
  { backupKeep: most, keepDays }: Pick<AutomaticBackups, 'backupKeep' | 'keepDays'>,
  now: number,
): Keeping => ({ most, after: keepDays === 0 ? 0 : now - keepDays * 24 * HOUR })
