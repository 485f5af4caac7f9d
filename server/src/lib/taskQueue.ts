/** Runs tasks one after the other; one that fails does not stop those behind it. */
export class TaskQueue {
  readonly #onSettled: () => void
  #last: Promise<unknown> = Promise.resolve()
  #pending = 0

  /** @param onSettled told after every task */
  constructor(onSettled: () => void = () => undefined) {
    this.#onSettled = onSettled
  }

  /** Tasks asked for and not done yet, the one under way among them. */
  get length(): number {
    return this.#pending
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    this.#pending++
    const result = this.#last.then(task)
    this.#last = result
      .catch(() => undefined)
      .then(() => {
        this.#pending--
        this.#onSettled()
      })
    return result
  }

  /** Resolves when everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.#last
  }
}
