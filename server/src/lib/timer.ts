import type { Clock } from './clock.ts'

/** At most one call back at a time. */
export class Timer {
  readonly #clock: Clock
  #cancel: (() => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get isSet(): boolean {
    return this.#cancel !== undefined
  }

  /** Calls back after so many milliseconds, unless it is set anew or stopped before. */
  set(milliseconds: number, callback: () => void): void {
    this.stop()
    this.#cancel = this.#clock.after(milliseconds, callback)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}
