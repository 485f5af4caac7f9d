import type { Environment } from '../../config/readConfig.ts'
import { type DatabaseContents, faultMessage } from '../../store/sqliteFile.ts'

/** The database an owner's command is about. */
export interface BackupSource {
  /** A SQLite file, or PostgreSQL's address. */
  readonly where: string
  /** Copies are kept in `backups/` beside it; the same file for SQLite. */
  readonly file: string
  /** Of this process: programs it starts get it too. */
  readonly environment: Environment
}

/** Thrown when an owner's command cannot be carried out: the message says why and what to do. */
export class CommandRefusedError extends Error {}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** What a database holds, in words. */
export const describeContents = ({ matches, unfinished, classes }: DatabaseContents): string =>
  `${counted(matches, 'match', 'matches')} (${unfinished} going on), ${counted(classes, 'class', 'classes')}`

/** Why a file is no backup. */
export const invalidBackup = (file: string, fault: unknown): CommandRefusedError =>
  new CommandRefusedError(`${file} is no backup that can be used: ${faultMessage(fault)}`)
