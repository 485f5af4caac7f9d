import type { Clock } from './clock.ts'
import { Timer } from './timer.ts'

/** What is done again and again. */
export interface RoundsDeps {
  readonly clock: Clock
  /** Between the end of one round and the beginning of the next, in milliseconds. */
  readonly pause: number
  /** One round; it ends early once `isStopped`. */
  go(): Promise<void>
  onFault(fault: unknown): void
}

/** Does something again and again, with a pause between; a round that fails is told of, and the next one comes. */
export class Rounds {
  readonly #deps: RoundsDeps
  readonly #timer: Timer
  #going: Promise<void> | undefined
  #stopped = false

  constructor(deps: RoundsDeps) {
    this.#deps = deps
    this.#timer = new Timer(deps.clock)
  }

  get isStopped(): boolean {
    return this.#stopped
  }

  /** The first round begins after one pause. */
  start(): void {
    this.#timer.set(this.#deps.pause, () => void this.#goOn())
  }

  /** No round begins any more; resolves when the one under way is done. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#timer.stop()
    await this.#going
  }

  async #goOn(): Promise<void> {
    this.#going = this.#deps.go().catch((fault: unknown) => this.#deps.onFault(fault))
    await this.#going
    if (!this.#stopped) this.start()
  }
}
