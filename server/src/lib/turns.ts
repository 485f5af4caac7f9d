import { yieldToEventLoop } from './yieldToEventLoop.ts'

/** Long pieces of work of the whole process, one for each turn of the event loop: what comes in meanwhile waits for one of them, never for all. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Resolves when the caller may work until it waits for something else. */
  readonly next = (): Promise<void> => {
    this.#last = this.#last.then(yieldToEventLoop)
    return this.#last
  }
}
