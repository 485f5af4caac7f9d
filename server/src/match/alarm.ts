import type { Clock } from '../lib/clock.ts'
import { Timer } from '../lib/timer.ts'

/** Longest wait that timers can be set for, in milliseconds: about 24 days. */
const LONGEST_WAIT = 2 ** 31 - 1

/**
 * When matches that sleep must be woken: an instant for each, and one timer for all. A match whose clock runs for hours while
 * no viewer is connected takes as much memory as a line here.
 */
export class Alarm {
  readonly #clock: Clock
  readonly #timer: Timer
  readonly #ring: (id: string) => void
  readonly #due = new Map<string, number>()
  #next = Number.POSITIVE_INFINITY

  /** @param ring called once for each match when its instant has come */
  constructor(clock: Clock, ring: (id: string) => void) {
    this.#clock = clock
    this.#timer = new Timer(clock)
    this.#ring = ring
  }

  /** Matches that wait to be woken. */
  get count(): number {
    return this.#due.size
  }

  /** Those matches. */
  get ids(): Iterable<string> {
    return this.#due.keys()
  }

  /** Rings for a match at an instant, in milliseconds since 1970, and at no other. */
  set(id: string, at: number): void {
    this.#due.set(id, at)
    if (at < this.#next) this.#waitFor(at)
  }

  cancel(id: string): void {
    this.#due.delete(id)
  }

  stop(): void {
    this.#due.clear()
    this.#timer.stop()
    this.#next = Number.POSITIVE_INFINITY
  }

  #waitFor(at: number): void {
    this.#next = at
    this.#timer.set(Math.min(LONGEST_WAIT, Math.max(0, at - this.#clock.now())), () => this.#ringDue())
  }

  #ringDue(): void {
    const now = this.#clock.now()
    const due: string[] = []
    let next = Number.POSITIVE_INFINITY
    for (const [id, at] of this.#due) {
      if (at <= now) due.push(id)
      else next = Math.min(next, at)
    }
    for (const id of due) this.#due.delete(id)
    this.#next = next
    if (Number.isFinite(next)) this.#waitFor(next)
    for (const id of due) this.#ring(id)
  }
}
