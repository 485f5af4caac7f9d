import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type BackupMaker, backupFolder, type NamedBackup, readBackupName } from '../../store/backupNames.ts'
import type { DatabaseContents } from '../../store/sqliteFile.ts'

/** Which backups of a maker stay. */
export interface Keeping {
  /** How many at most; the newest stays in any case. */
  readonly most: number
  /** None that was made before, but the newest: milliseconds since 1970. */
  readonly after: number
}

/** Finished backups beside a database, also those made by hand; newest first. @param database its SQLite file, or where that would be */
export function backupsOf(database: string, maker?: BackupMaker): readonly NamedBackup[] {
  return named(database)
    .filter(({ isPartial, maker: by }) => !isPartial && (maker === undefined || by === maker))
    .sort((a, b) => b.time - a.time)
}

/** Removes backups of one maker that are too many or too old. No other file is touched. */
export function dropBackups(database: string, maker: BackupMaker, { most, after }: Keeping): void {
  backupsOf(database, maker).forEach(({ name, time }, index) => {
    if (index > 0 && (index >= most || time < after)) rmSync(join(backupFolder(database), name))
  })
}

/** Removes what a maker that was killed left half written. */
export function dropPartial(database: string, maker: BackupMaker): void {
  for (const { name, isPartial, maker: by } of named(database)) {
    if (isPartial && by === maker) rmSync(join(backupFolder(database), name), { force: true })
  }
}

/** Copies a SQLite file, on a thread of its own, and looks the copy through. @throws Error that says why not */
export function copyAside(from: string, to: string): Promise<DatabaseContents> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./copyWorker.ts', import.meta.url), { workerData: { from, to } })
    worker.once('message', (told: { contents: DatabaseContents } | { fault: string }) =>
      'contents' in told ? resolve(told.contents) : reject(new Error(told.fault)),
    )
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('its thread ended early')))
  })
}

function named(database: string): readonly NamedBackup[] {
  const folder = backupFolder(database)
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => readBackupName(name) ?? [])
}
