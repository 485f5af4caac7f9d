import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto'
import { randomCode } from '../lib/randomCode.ts'
import { hashToken, tokenMatcher } from '../lib/token.ts'

const TOKEN_MILLISECONDS = 12 * 3_600_000
const KEY_BYTES = 32
const PURPOSE = 'delicate balance: the host’s page'

/** A password that cannot be guessed, to be read off a terminal. */
export const newPassword = (): string => [randomCode(4), randomCode(4), randomCode(4)].join('-')

/**
 * Access to the host's page: by password, then for twelve hours by a token that says when it ends, signed with a key made of
 * the password. Every server with the same password accepts it.
 */
export class HostAuth {
  readonly #passwordHash: string
  readonly #key: Buffer
  readonly #now: () => number

  constructor(password: string, now: () => number = Date.now) {
    this.#passwordHash = hashToken(password)
    this.#key = scryptSync(password, PURPOSE, KEY_BYTES)
    this.#now = now
  }

  /** A token for the bearer of the password; undefined when it is wrong. Callers limit the tries. */
  login(password: string): string | undefined {
    if (!tokenMatcher(password)(this.#passwordHash)) return undefined
    const end = String(this.#now() + TOKEN_MILLISECONDS)
    return `${end}.${this.#sign(end)}`
  }

  /** Whether a token was made here, or where the password is the same, and has not ended. */
  verify(token: string): boolean {
    const [end = '', signature = ''] = token.split('.')
    const [given, right] = [Buffer.from(signature), Buffer.from(this.#sign(end))]
    return given.length === right.length && timingSafeEqual(given, right) && this.#now() < Number(end)
  }

  #sign(end: string): string {
    return createHmac('sha256', this.#key).update(end).digest('hex')
  }
}
