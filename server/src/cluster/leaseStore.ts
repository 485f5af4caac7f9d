import type { Peer } from './peers.ts'

/**
 * Which of several servers on one PostgreSQL lives, and what each plays. Times are the database's own: servers' clocks need
 * not agree.
 */
export interface LeaseStore {
  /**
   * Lists a server among the living, in place of an earlier one at its address: that has ended, and its clocks stood since.
   * Resolves with how many are listed.
   */
  join(process: string, url: string): Promise<number>
  /** Says that a server lives; resolves with how many are listed, and 0 when this one is no more. */
  beat(process: string): Promise<number>
  leave(process: string): Promise<void>
  /** The other servers that are listed, last seen first. */
  peers(process: string): Promise<readonly Peer[]>
  tellDraining(process: string, on: boolean): Promise<void>
  /** Gives a subject to a server unless another that is listed has it; false when it has. */
  claim(subject: string, process: string): Promise<boolean>
  /** Where the server is reached that has a subject; undefined when none that is listed has. */
  urlOf(subject: string): Promise<string | undefined>
  /** Subjects that other servers than this have. */
  heldByOthers(process: string): Promise<readonly string[]>
  /**
   * Strikes servers off the list that gave no sign for so many milliseconds, and moves the clocks of what they played past
   * the time in which none did.
   */
  evictExpired(process: string, milliseconds: number): Promise<void>
  /** Gives a server every subject that no listed server has; resolves with them. */
  adoptOrphans(process: string): Promise<readonly string[]>
  close(): Promise<void>
}
