import type { Clock } from '../lib/clock.ts'

/** How long somebody who asks now and then counts as present after a call. */
const PRESENT_MILLISECONDS = 8000

/** Seats whose holders ask for news now and then instead of listening: each is present for a while after every call. */
export class PollingPresence {
  readonly #clock: Clock
  readonly #onGone: () => void
  /** By seat and person. */
  readonly #present = new Map<string, () => void>()

  constructor(clock: Clock, onGone: () => void) {
    this.#clock = clock
    this.#onGone = onGone
  }

  get size(): number {
    return this.#present.size
  }

  /** Somebody of a seat, or one person, has asked lately. */
  isPresent(seat: number, person?: string): boolean {
    if (person !== undefined) return this.#present.has(`${seat} ${person}`)
    return [...this.#present.keys()].some((key) => key.startsWith(`${seat} `))
  }

  /** True when the person had not been present. Spectators, seat −1, count as one. */
  touch(seat: number, person = ''): boolean {
    const key = `${seat} ${person}`
    const cancel = this.#present.get(key)
    cancel?.()
    const forget = () => {
      this.#present.delete(key)
      this.#onGone()
    }
    this.#present.set(key, this.#clock.after(PRESENT_MILLISECONDS, forget))
    return cancel === undefined
  }
}
