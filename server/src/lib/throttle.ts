import type { Clock } from './clock.ts'

/** How often something may begin. */
export interface ThrottleOptions {
  /** So many at once, after a pause. */
  readonly burst: number
  /** Milliseconds from one to the next beyond that. */
  readonly interval: number
  /** Milliseconds one may have to wait for its turn: beyond, it is refused. */
  readonly longest: number
}

/** Keys that are remembered before those whose turn is over are forgotten. */
const SWEPT_AT = 1000

/** Lets the acts of each key begin one after the other, so many in a time: what comes sooner waits for its turn. */
export class Throttle {
  readonly #clock: Clock
  readonly #options: ThrottleOptions
  /** When the last act let in would begin, had there never been more than one at once. */
  readonly #last = new Map<string, number>()

  constructor(clock: Clock, options: ThrottleOptions) {
    this.#clock = clock
    this.#options = options
  }

  /** Resolves with true when it is this act's turn, and at once with false when it would have to wait too long. */
  async turn(key: string): Promise<boolean> {
    const { burst, interval, longest } = this.#options
    const now = this.#clock.now()
    if (this.#last.size >= SWEPT_AT) for (const [each, last] of this.#last) if (last <= now) this.#last.delete(each)
    const due = Math.max(now, this.#last.get(key) ?? now) + interval
    const wait = due - burst * interval - now
    if (wait > longest) return false
    this.#last.set(key, due)
    if (wait > 0) await new Promise<void>((resolve) => this.#clock.after(wait, resolve))
    return true
  }
}
