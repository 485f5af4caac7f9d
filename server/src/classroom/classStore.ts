import type { LoggedAuditEvent } from './classAuditEvent.ts'
import type { Classroom } from './classroom.ts'

/** An entry of a class's log as it is written. */
export interface EntryRow {
  readonly number: number
  readonly entry: string
  readonly hash: string
}

/** Everything about classes that must outlive the process. Each call is durable when its promise resolves. */
export interface ClassStore {
  create(classroom: Classroom, now: number): Promise<void>
  /** Adds to the log of a class, and keeps the classroom as it is now: both or neither. */
  write(id: string, entries: readonly EntryRow[], classroom: Classroom | undefined): Promise<void>
  /** @throws UnknownContentError when it names a treatment that this version does not have, as does `byCode`; lists leave it out */
  load(id: string): Promise<Classroom | undefined>
  byCode(code: string): Promise<Classroom | undefined>
  all(): Promise<readonly Classroom[]>
  lastEntry(id: string): Promise<Pick<EntryRow, 'number' | 'hash'> | undefined>
  log(id: string): Promise<readonly LoggedAuditEvent[]>
  /** When a class was made, or last used. */
  touchedAt(id: string): Promise<number | undefined>
  touch(id: string, now: number): Promise<void>
  /** Ids of the matches that were played in a class, also of those no round knows. */
  matchesOf(id: string): Promise<readonly string[]>
  /** Forgets a class and its log; its matches go first. */
  forget(id: string): Promise<void>
  /** Ids of classes that have not been used since then. */
  untouchedSince(time: number): Promise<readonly string[]>
}
