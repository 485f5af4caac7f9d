import { dirname, join } from 'node:path'
import { VERSION } from '../lib/programVersion.ts'

/** Where copies of a SQLite file are kept. */
export const backupFolder = (database: string): string => join(dirname(database), 'backups')

/** UTC to the millisecond, as file names on every system can have it: two copies never share one. */
export const fileTimestamp = (time: Date): string => time.toISOString().replaceAll(':', '').replace('.', '-')

const AUTOMATIC = /^automatic-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)-(\d{3})Z-v[^/]*\.sqlite(\.part)?$/

/** Name of a backup of this moment: who made it, when, and the version that did. */
export const backupName = (maker: 'balance' | 'automatic', time: Date, ending: 'sqlite' | 'dump'): string =>
  `${maker}-${fileTimestamp(time)}-v${VERSION}.${ending}`

/** When a backup was made by the server itself; undefined for every other file, which is its owner's. */
export function automaticTime(name: string): number | undefined {
  const [, day, hours, minutes, seconds, milliseconds] = AUTOMATIC.exec(name) ?? []
  return day === undefined ? undefined : Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`)
}
