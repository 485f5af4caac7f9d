import { dirname, join } from 'node:path'
import { BACKUP_MAKERS } from '#shared/protocol/upkeep'
import { VERSION } from '../lib/programVersion.ts'

/** Where copies of a SQLite file are kept. */
export const backupFolder = (database: string): string => join(dirname(database), 'backups')

/** UTC to the millisecond, as file names on every system can have it: two copies never share one. */
export const fileTimestamp = (time: Date): string => time.toISOString().replaceAll(':', '').replace('.', '-')

const BACKUP = new RegExp(
  `^(${BACKUP_MAKERS.join('|')})-` +
    /(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)-(\d{3})Z-v[^/]*\.(?:sqlite|dump)(\.part)?$/.source,
)

/** Who makes backups: the server in its turn, the host by a key of the host's page, the owner by a command. */
export type BackupMaker = (typeof BACKUP_MAKERS)[number]

/** What the name of a backup says of it. */
export interface NamedBackup {
  readonly name: string
  readonly maker: BackupMaker
  /** Milliseconds since 1970. */
  readonly time: number
  /** It was not finished: its maker is at it, or was killed. */
  readonly isPartial: boolean
}

/** Name of a backup of this moment: who made it, when, and the version that did. */
export const backupName = (maker: BackupMaker, time: Date, ending: 'sqlite' | 'dump'): string =>
  `${maker}-${fileTimestamp(time)}-v${VERSION}.${ending}`

/** What the name of a file says of it; undefined when it is that of no backup. */
export function readBackupName(name: string): NamedBackup | undefined {
  const [, maker, day, hours, minutes, seconds, milliseconds, part] = BACKUP.exec(name) ?? []
  if (day === undefined) return undefined
  const time = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`)
  return { name, maker: maker as BackupMaker, time, isPartial: part !== undefined }
}
