import type { Clock } from '../lib/clock.ts'

/** How long somebody counts as present after a page of theirs has asked. */
const PRESENT_MILLISECONDS = 8000

/** Who of a class looks at one of its pages now. */
export class Presence {
  readonly #clock: Clock
  readonly #seen = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  sign(student: string): void {
    this.#seen.set(student, this.#clock.now())
  }

  isPresent(student: string): boolean {
    const seen = this.#seen.get(student)
    return seen !== undefined && this.#clock.now() - seen < PRESENT_MILLISECONDS
  }
}
