/** What is played by one server at a time: a class with its worlds, or a table and the match that takes its id. */
export type Subject = string

/** Thrown where something is asked of the wrong server: the one at `url` plays it. */
export class OwnedElsewhereError extends Error {
  readonly url: string

  constructor(url: string) {
    super('another server plays this')
    this.url = url
  }
}

/** Thrown when this server may have lost the lease of what it plays: nothing may be acknowledged from then on. */
export class LeaseLostError extends Error {}

/** Which server plays what. One writer a match, also where many servers share a database. */
export interface Ownership {
  /**
   * Makes sure that this server plays a subject. True when it has just taken it: what it knew of it may be old.
   * @throws PlayedElsewhere when another that lives plays it
   */
  require(subject: Subject): Promise<boolean>
  /** @throws LeaseLost when this server has not been able to say that it lives, and others may have taken over */
  assertHeld(): void
  /** Subjects that other servers play, to be left alone. */
  heldByOthers(): Promise<readonly Subject[]>
}

/** A server that has its database for itself. */
export const SOLE_OWNER: Ownership = {
  require: async () => false,
  assertHeld: () => undefined,
  heldByOthers: async () => [],
}
