import type { UseOnce } from '../lib/useOnce.ts'

/** That one student of a class is to be told to their platform as having taken part, and where. Nothing of it is a name. */
export interface ScoreTarget {
  readonly classId: string
  readonly student: string
  /** Issuer and client, as `platformKey`. */
  readonly platform: string
  /** The platform's own id of the person. */
  readonly user: string
  /** Address of the column of its grade book. */
  readonly lineItem: string
}

/** A student who took part, whose platform is still to be told. */
export interface PendingScore extends ScoreTarget {
  readonly id: string
  /** When they had taken part, milliseconds since 1970. */
  readonly at: number
  /** Times it has been begun before. */
  readonly tries: number
}

/**
 * What of the platforms must outlive the process. That a student has taken part is written by the class store, in the transaction
 * that ends the round. Each call is durable when its promise resolves.
 */
export interface LtiStore {
  readonly useOnce: UseOnce
  /** Keeps where a student's platform is told, once for each student and column. */
  addTarget(target: ScoreTarget): Promise<void>
  /** What is due and held by no server, the longest due first. */
  due(now: number, most: number): Promise<readonly PendingScore[]>
  /** Takes a score for so long as this server may send it; false when another has it, or it is gone. */
  lease(id: string, lease: string, now: number, until: number): Promise<boolean>
  /** Gives a leased score back, to be sent at another time. */
  postpone(id: string, lease: string, at: number, tries: number): Promise<void>
  /** A leased score is done with for ever: who and where is forgotten, and that it was is kept as long as the class. */
  done(id: string, lease: string): Promise<void>
}
