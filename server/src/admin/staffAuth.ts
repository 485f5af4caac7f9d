import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto'
import type { StaffRole } from '#shared/protocol/signOn'
import { randomCode } from '../lib/randomCode.ts'
import { hashToken, tokenMatcher } from '../lib/token.ts'
import type { Staff, StaffTokens } from '../signOn/staff.ts'
import type { NoteStore } from '../store/sqlNoteStore.ts'

const TOKEN_MILLISECONDS = 12 * 3_600_000
const KEY_BYTES = 32
const PURPOSE = 'delicate balance: the host’s page'
const ID_LENGTH = 12
/** Of a name in a token, which must fit into a header. */
const MOST_NAME_BYTES = 60
const TOKEN_PARTS = 6

/** The note of the generation of tokens that is good; all tokens of others have been logged out together. */
const GENERATION = 'host generation'
/** Beginning of the notes of tokens that have been logged out by themselves: each is kept until its token would have ended. */
const LOGGED_OUT = 'host logout '
/** Of a database in which all tokens were never logged out. */
const FIRST_GENERATION = 'first'

/** A password that cannot be guessed, to be read off a terminal. */
export const newPassword = (): string => [randomCode(4), randomCode(4), randomCode(4)].join('-')

/** What a token says of itself; its signature says that it is true. */
interface TokenClaims {
  /** Milliseconds since 1970. */
  readonly end: number
  readonly id: string
  readonly generation: string
  readonly role: StaffRole
  /** Who it is, where people sign on by name; empty for whoever knew the password. */
  readonly name: string
}

/** A host may do what a teacher may. */
const INCLUDES: Readonly<Record<StaffRole, readonly StaffRole[]>> = { host: ['host', 'teacher'], teacher: ['teacher'] }

/**
 * Access of hosts and teachers: by password or by sign-on, then for twelve hours by a token that says when it ends, signed with a key made of
 * the host's password. Every server with the same password and database accepts it until it is logged out; of logouts at other
 * servers a server that cannot reach the database knows what it knew before.
 */
export class StaffAuth implements StaffTokens {
  readonly #passwordHash: string
  readonly #key: Buffer
  readonly #notes: NoteStore
  readonly #now: () => number
  /** As last read. */
  #generation = FIRST_GENERATION
  readonly #loggedOut = new Set<string>()

  constructor(password: string, notes: NoteStore, now: () => number = Date.now) {
    this.#passwordHash = hashToken(password)
    this.#key = scryptSync(password, PURPOSE, KEY_BYTES)
    this.#notes = notes
    this.#now = now
  }

  /** A token for the bearer of the password; undefined when it is wrong. Callers limit the tries. */
  async login(password: string): Promise<string | undefined> {
    if (!tokenMatcher(password)(this.#passwordHash)) return undefined
    return await this.admit({ role: 'host' })
  }

  /** A token for somebody whose role is known. */
  async admit({ role, name = '' }: Staff): Promise<string> {
    await this.#readGeneration()
    const claims = [this.#now() + TOKEN_MILLISECONDS, randomCode(ID_LENGTH), this.#generation, role, written(name)]
    return [...claims, this.#sign(claims.join('.'))].join('.')
  }

  /**
   * Whose token it is, if it was made here, or where password and database are the same, has not ended, was not logged out and opens what is
   * open to the role; undefined otherwise.
   */
  async verify(token: string, role: StaffRole): Promise<Staff | undefined> {
    const claims = this.#claimsOf(token)
    if (claims === undefined || this.#now() >= claims.end) return undefined
    if (INCLUDES[claims.role]?.includes(role) !== true) return undefined
    await this.#readGeneration()
    if (claims.generation !== this.#generation || (await this.#isLoggedOut(claims.id))) return undefined
    return { role: claims.role, ...(claims.name === '' ? {} : { name: claims.name }) }
  }

  keyFor(purpose: string): Uint8Array {
    return createHmac('sha256', this.#key).update(purpose).digest()
  }

  /** From now on a token opens nothing; durable when it resolves. */
  async logOut(token: string): Promise<void> {
    const claims = this.#claimsOf(token)
    if (claims === undefined) return
    await this.#notes.write(LOGGED_OUT + claims.id, String(claims.end))
    this.#loggedOut.add(claims.id)
    await this.#notes.removeBelow(LOGGED_OUT, (end) => Number(end) <= this.#now())
  }

  /** From now on no token made before opens anything; durable when it resolves. */
  async logOutEverywhere(): Promise<void> {
    const generation = randomCode(ID_LENGTH)
    await this.#notes.write(GENERATION, generation)
    this.#generation = generation
  }

  async #readGeneration(): Promise<void> {
    const read = await this.#notes.read(GENERATION).catch(() => this.#generation)
    this.#generation = read ?? FIRST_GENERATION
  }

  async #isLoggedOut(id: string): Promise<boolean> {
    if (this.#loggedOut.has(id)) return true
    const read = await this.#notes.read(LOGGED_OUT + id).catch(() => undefined)
    if (read !== undefined) this.#loggedOut.add(id)
    return read !== undefined
  }

  /** Undefined when the signature is not ours. */
  #claimsOf(token: string): TokenClaims | undefined {
    const parts = token.split('.')
    const [end = '', id = '', generation = '', role = '', name = ''] = parts
    const [given, right] = [Buffer.from(parts.at(-1) ?? ''), Buffer.from(this.#sign(parts.slice(0, -1).join('.')))]
    if (parts.length !== TOKEN_PARTS || given.length !== right.length || !timingSafeEqual(given, right))
      return undefined
    return {
      end: Number(end),
      id,
      generation,
      role: role as StaffRole,
      name: Buffer.from(name, 'base64url').toString(),
    }
  }

  #sign(claims: string): string {
    return createHmac('sha256', this.#key).update(claims).digest('hex')
  }
}

/** A name as it stands in a token: cut to what fits, between letters. */
function written(name: string): string {
  let cut = ''
  for (const letter of name) {
    if (Buffer.byteLength(cut + letter) > MOST_NAME_BYTES) break
    cut += letter
  }
  return Buffer.from(cut).toString('base64url')
}
