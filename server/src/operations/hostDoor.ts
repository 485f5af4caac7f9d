import { createAllowance } from '../http/allowance.ts'
import { randomCode } from '../match/randomCode.ts'
import { comparerFor, hashSeatToken, newSeatToken } from '../match/seatToken.ts'

const TRIES_PER_MINUTE = 10
const MINUTE = 60_000
const TOKEN_MILLISECONDS = 12 * 60 * MINUTE
/** More devices than a host has: the oldest is let go. */
const MOST_TOKENS = 20

/** A password nobody can guess, to be read off a terminal. */
export const newPassword = (): string => [randomCode(4), randomCode(4), randomCode(4)].join('-')

/** Who may come to the host's page: by password, then by a token that this process knows for twelve hours. */
export class HostDoor {
  readonly #passwordHash: string
  readonly #now: () => number
  readonly #mayTry: (who: string) => boolean
  /** Ends of tokens, by hash. */
  readonly #tokens = new Map<string, number>()

  constructor(password: string, now: () => number = Date.now) {
    this.#passwordHash = hashSeatToken(password)
    this.#now = now
    this.#mayTry = createAllowance(TRIES_PER_MINUTE, MINUTE, now)
  }

  /** A token for whoever knows the password. Everybody together has few tries: a password must not be guessed. */
  enter(password: string): { readonly token: string } | 'wrong' | 'tooMany' {
    if (!this.#mayTry('everybody')) return 'tooMany'
    if (!comparerFor(password)(this.#passwordHash)) return 'wrong'
    const token = newSeatToken()
    const [oldest] = this.#tokens.keys()
    if (this.#tokens.size >= MOST_TOKENS && oldest !== undefined) this.#tokens.delete(oldest)
    this.#tokens.set(hashSeatToken(token), this.#now() + TOKEN_MILLISECONDS)
    return { token }
  }

  /** Every hash is compared, so timing tells nothing. */
  opensTo(token: string): boolean {
    const fits = comparerFor(token)
    let opens = false
    for (const [hash, end] of this.#tokens) {
      if (end <= this.#now()) this.#tokens.delete(hash)
      else if (fits(hash)) opens = true
    }
    return opens
  }
}
