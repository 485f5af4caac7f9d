import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto'
import { randomCode } from '../lib/randomCode.ts'
import { hashToken, tokenMatcher } from '../lib/token.ts'
import type { NoteStore } from '../store/sqlNoteStore.ts'

const TOKEN_MILLISECONDS = 12 * 3_600_000
const KEY_BYTES = 32
const PURPOSE = 'delicate balance: the host’s page'
const ID_LENGTH = 12

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
}

/**
 * Access to the host's page: by password, then for twelve hours by a token that says when it ends, signed with a key made of
 * the password. Every server with the same password and database accepts it until it is logged out; of logouts at other
 * servers a server that cannot reach the database knows what it knew before.
 */
export class HostAuth {
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
    await this.#readGeneration()
    const claims = [this.#now() + TOKEN_MILLISECONDS, randomCode(ID_LENGTH), this.#generation].join('.')
    return `${claims}.${this.#sign(claims)}`
  }

  /** Whether a token was made here, or where password and database are the same, has not ended and was not logged out. */
  async verify(token: string): Promise<boolean> {
    const claims = this.#claimsOf(token)
    if (claims === undefined || this.#now() >= claims.end) return false
    await this.#readGeneration()
    if (claims.generation !== this.#generation) return false
    return !(await this.#isLoggedOut(claims.id))
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
    const [end = '', id = '', generation = '', signature = ''] = token.split('.')
    const [given, right] = [Buffer.from(signature), Buffer.from(this.#sign([end, id, generation].join('.')))]
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
    return { end: Number(end), id, generation }
  }

  #sign(claims: string): string {
    return createHmac('sha256', this.#key).update(claims).digest('hex')
  }
}
