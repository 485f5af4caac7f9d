import type { Clock } from './clock.ts'

/** How long somebody who asks now and then counts as present after a call. */
const PRESENT_MILLISECONDS = 8000

/** Seats whose holders ask for news now and then instead of listening: each is present for a while after every call. */
export class Lookers {
  readonly #clock: Clock
  readonly #onGone: () => void
  readonly #present = new Map<number, () => void>()

  constructor(clock: Clock, onGone: () => void) {
    this.#clock = clock
    this.#onGone = onGone
  }

  get size(): number {
    return this.#present.size
  }

  isPresent(seat: number): boolean {
    return this.#present.has(seat)
  }

  /** True when the seat had not been present. Spectators, seat −1, count as one. */
  look(seat: number): boolean {
    const cancel = this.#present.get(seat)
    cancel?.()
    const forget = () => {
      this.#present.delete(seat)
      this.#onGone()
    }
    this.#present.set(seat, this.#clock.after(PRESENT_MILLISECONDS, forget))
    return cancel === undefined
  }
}
