import type { StaffRole } from '#shared/protocol/signOn'

/** Whom a token of the host's page or of a teacher belongs to. */
export interface Staff {
  readonly role: StaffRole
  /** Absent for whoever knew the password. */
  readonly name?: string
}

/** What gives tokens to those whose role is known. */
export interface StaffTokens {
  admit(staff: Staff): Promise<string>
  /** A key for another purpose, the same at every server with the same password. */
  keyFor(purpose: string): Uint8Array
}
