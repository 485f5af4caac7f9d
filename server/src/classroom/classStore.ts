import type { LoggedAuditEvent } from './classAuditEvent.ts'
import type { Classroom } from './classroom.ts'

/** An entry of a class's log as it is written. */
export interface EntryRow {
  readonly number: number
  readonly entry: string
  readonly hash: string
}

/** A piece of homework as it is kept; `text` is what was decided in it. */
export interface WorkRow {
  readonly student: string
  readonly task: string
  readonly part: string
  readonly text: string
}

/** Everything about classes that must outlive the process. Each call is durable when its promise resolves. */
export interface ClassStore {
  create(classroom: Classroom, now: number): Promise<void>
  /**
   * Adds to the log of a class, and keeps the classroom as it is now: both or neither. Homework of students and tasks that the
   * classroom no longer has is gone with it.
   */
  write(id: string, entries: readonly EntryRow[], classroom: Classroom | undefined): Promise<void>
  /** @throws UnknownContentError when it names a treatment that this version does not have, as does `byCode`; lists leave it out */
  load(id: string): Promise<Classroom | undefined>
  byCode(code: string): Promise<Classroom | undefined>
  /** Id of the class with this id, or else with this code, whatever it names. */
  idOf(id: string, code: string): Promise<string | undefined>
  all(): Promise<readonly Classroom[]>
  lastEntry(id: string): Promise<Pick<EntryRow, 'number' | 'hash'> | undefined>
  log(id: string): Promise<readonly LoggedAuditEvent[]>
  /** When a class was made, or last used. */
  touchedAt(id: string): Promise<number | undefined>
  touch(id: string, now: number): Promise<void>
  /** Ids of the matches that were played in a class, also of those no round knows. */
  matchesOf(id: string): Promise<readonly string[]>
  /** Keeps a piece of homework; it replaces one of the same part. */
  keepWork(id: string, work: WorkRow): Promise<void>
  /** All homework of a class that is kept. */
  worksOf(id: string): Promise<readonly WorkRow[]>
  /** Forgets a class, its log and its homework; its matches go first. */
  forget(id: string): Promise<void>
  /** Ids of classes that have not been used since then. */
  untouchedSince(time: number): Promise<readonly string[]>
}
