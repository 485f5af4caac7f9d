import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto'
import { randomCode } from '../lib/randomCode.ts'
import { hashToken, tokenMatcher } from '../lib/token.ts'
import type { RateLimiter } from '../web/rateLimiter.ts'

/** How often everybody together may try the password, a minute. */
export const TRIES_PER_MINUTE = 10
const TOKEN_MILLISECONDS = 12 * 3_600_000
const KEY_BYTES = 32
const PURPOSE = 'delicate balance: the host’s page'

/** A password nobody can guess, to be read off a terminal. */
export const newPassword = (): string => [randomCode(4), randomCode(4), randomCode(4)].join('-')

/**
 * Who may come to the host's page: by password, then for twelve hours by a token that says when it ends, signed with a key
 * made of the password: every server that has the same password lets it in.
 */
export class HostAuth {
  readonly #passwordHash: string
  readonly #key: Buffer
  readonly #mayTry: RateLimiter
  readonly #now: () => number

  constructor(password: string, mayTry: RateLimiter, now: () => number = Date.now) {
    this.#passwordHash = hashToken(password)
    this.#key = scryptSync(password, PURPOSE, KEY_BYTES)
    this.#mayTry = mayTry
    this.#now = now
  }

  /** A token for whoever knows the password. Everybody together has few tries: a password must not be guessed. */
  async login(password: string): Promise<{ readonly token: string } | 'wrong' | 'tooMany'> {
    if (!(await this.#mayTry('everybody'))) return 'tooMany'
    if (!tokenMatcher(password)(this.#passwordHash)) return 'wrong'
    const end = String(this.#now() + TOKEN_MILLISECONDS)
    return { token: `${end}.${this.#sign(end)}` }
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
