import { stat, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { BackupEntry, Newest, Upkeep, Verification } from '#shared/protocol/upkeep'
import type { Config } from '../../config/readConfig.ts'
import type { Clock } from '../../lib/clock.ts'
import { nearestFolder } from '../../store/accessProblem.ts'
import { backupFolder, backupName, type NamedBackup } from '../../store/backupNames.ts'
import { isPostgres } from '../../store/postgres.ts'
import type { HostLog } from '../../store/sqlHostLog.ts'
import { faultMessage, SQLITE_SIDE_FILES } from '../../store/sqliteFile.ts'
import type { NoteStore } from '../../store/sqlNoteStore.ts'
import { type Refused, refused } from '../../web/refuse.ts'
import { keeping } from '../backup/automatic.ts'
import { backUp } from '../backup/backUp.ts'
import { backupsOf, copyAside, dropBackups, dropPartial } from '../backup/kept.ts'
import type { Verified } from '../verify.ts'
import { askNewest } from './newest.ts'

/** What the upkeep needs of the rest of the server. */
export interface UpkeepDeps {
  readonly config: Pick<Config, 'database' | 'databaseFile' | 'backupKeep' | 'keepDays' | 'versionUrl' | 'environment'>
  readonly notes: NoteStore
  readonly hostLog: HostLog
  readonly clock: Clock
  readonly log: Logger
  /** Bytes of a database that is no file; undefined where it does not say. */
  databaseBytes(): Promise<number | undefined>
}

/** The note of what playing all matches again came to. */
const VERIFIED = 'host verified'
const MAKER = 'host'
const MOST_BACKUPS_TOLD = 20
const MOST_ACTS_TOLD = 50
const MOST_BROKEN_TOLD = 20
const IN_MEMORY = ':memory:'

type Told = { readonly verified: Verified } | { readonly fault: string }

/** What the host looks after beside the matches: database, disk, backups, and that records hold. */
export class HostUpkeep {
  readonly #deps: UpkeepDeps
  #backup: Promise<BackupEntry> | undefined
  #verifier: Worker | undefined
  #verification: Promise<void> | undefined

  constructor(deps: UpkeepDeps) {
    this.#deps = deps
  }

  /** Everything of it as it is now. */
  async read(): Promise<Upkeep> {
    const { config, notes, hostLog } = this.#deps
    const { databaseFile, backupKeep, versionUrl } = config
    // Told before what they come to is read: what ends meanwhile is told as under way, never as not begun.
    const underWay = { backingUp: this.#backup !== undefined, verifying: this.#verification !== undefined }
    const backups = backupsOf(databaseFile)
    const verified = await notes.read(VERIFIED)
    return {
      database: await this.#database(),
      disk: await diskOf(databaseFile),
      backups: await Promise.all(backups.slice(0, MOST_BACKUPS_TOLD).map((each) => this.#entry(each))),
      backupCount: backups.length,
      backupKeep,
      ...underWay,
      ...(verified === undefined ? {} : { verified: JSON.parse(verified) as Verification }),
      canAskNewest: versionUrl !== undefined,
      acts: [...(await hostLog.last(MOST_ACTS_TOLD))],
    }
  }

  /** Makes a backup: on the disk and looked through when it resolves. Whoever asks meanwhile gets the same. */
  async backUp(): Promise<BackupEntry | Refused> {
    if (this.#keepsNothing) return refused(422, 'nothingKept')
    this.#backup ??= this.#makeBackup().finally(() => {
      this.#backup = undefined
    })
    try {
      return await this.#backup
    } catch (fault) {
      this.#deps.log.error(`the backup by the host’s page failed: ${faultMessage(fault)}`)
      return refused(503, 'backupFailed', { label: faultMessage(fault) })
    }
  }

  /** Begins to play every stored match again; one such run at a time, and the outcome is kept. */
  verify(): { readonly ok: true } | Refused {
    if (this.#keepsNothing) return refused(422, 'nothingKept')
    this.#verification ??= this.#verifyAll().finally(() => {
      this.#verification = undefined
    })
    return { ok: true }
  }

  /** Which version is the newest, by the address that is set. */
  newest(): Promise<Newest | Refused> {
    return askNewest(this.#deps.config.versionUrl)
  }

  /** A verification under way is given up; a backup under way is waited for. */
  async stop(): Promise<void> {
    await this.#verifier?.terminate()
    await Promise.allSettled([this.#backup, this.#verification])
  }

  get #keepsNothing(): boolean {
    return this.#deps.config.database === IN_MEMORY
  }

  async #database(): Promise<Upkeep['database']> {
    const { database } = this.#deps.config
    if (database === IN_MEMORY) return { kind: 'memory' }
    const isElsewhere = isPostgres(database)
    const bytes = isElsewhere ? await this.#deps.databaseBytes() : await bytesOfFile(database)
    return { kind: isElsewhere ? 'postgres' : 'file', ...(bytes === undefined ? {} : { bytes }) }
  }

  async #makeBackup(): Promise<BackupEntry> {
    const { config, clock, log } = this.#deps
    const { database, databaseFile } = config
    const isElsewhere = isPostgres(database)
    const name = backupName(MAKER, new Date(clock.now()), isElsewhere ? 'dump' : 'sqlite')
    const file = join(backupFolder(databaseFile), name)
    dropPartial(databaseFile, MAKER)
    if (isElsewhere)
      await backUp({ where: database, file: databaseFile, environment: config.environment }, resolve(file))
    else await copyAside(database, file)
    log.info({ file }, 'a backup was made by the host’s page')
    dropBackups(databaseFile, MAKER, keeping(config, clock.now()))
    return await this.#entry(backupsOf(databaseFile, MAKER)[0]!)
  }

  async #entry({ name, time: at, maker }: NamedBackup): Promise<BackupEntry> {
    const found = await stat(join(backupFolder(this.#deps.config.databaseFile), name)).catch(() => undefined)
    return { name, at, maker, bytes: found?.size ?? 0 }
  }

  async #verifyAll(): Promise<void> {
    const { notes, clock, log } = this.#deps
    const told = await this.#askVerifier()
    // The server stops: what was known before stays.
    if (told === undefined) return
    const nothing = { over: 0, goingOn: 0, foreign: 0, broken: [] }
    const outcome: Omit<Verification, 'at'> =
      'fault' in told ? { ...nothing, fault: told.fault } : countsOf(told.verified)
    const isWell = outcome.fault === undefined && outcome.broken.length === 0
    log[isWell ? 'info' : 'error'](outcome, 'the host had all matches played again')
    await notes
      .write(VERIFIED, JSON.stringify({ at: clock.now(), ...outcome }))
      .catch((fault) => log.error(`what the verification came to could not be kept: ${faultMessage(fault)}`))
  }

  #askVerifier(): Promise<Told | undefined> {
    return new Promise((settle) => {
      const worker = new Worker(new URL('./verifyWorker.ts', import.meta.url), {
        workerData: { database: this.#deps.config.database },
      })
      this.#verifier = worker
      worker.once('message', settle)
      worker.once('error', (fault) => settle({ fault: faultMessage(fault) }))
      worker.once('exit', () => settle(undefined))
    })
  }
}

const countsOf = ({ over, goingOn, foreign, broken }: Verified) => ({
  over,
  goingOn,
  foreign: foreign.length,
  broken: broken.slice(0, MOST_BROKEN_TOLD).map(({ match }) => match),
})

async function diskOf(databaseFile: string): Promise<Upkeep['disk']> {
  const { bavail, blocks, bsize } = await statfs(
    nearestFolder(databaseFile === IN_MEMORY ? '.' : dirname(databaseFile)),
  )
  return { free: bavail * bsize, total: blocks * bsize }
}

async function bytesOfFile(file: string): Promise<number> {
  const sizes = ['', ...SQLITE_SIDE_FILES].map(
    async (end) => (await stat(file + end).catch(() => undefined))?.size ?? 0,
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
