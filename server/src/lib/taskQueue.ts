/** Runs tasks one after the other; one that fails does not stop those behind it. */
export class TaskQueue {
  readonly #onSettled: () => void
  #last: Promise<unknown> = Promise.resolve()
  #pending = 0
  #closed: Error | undefined

  /** @param onSettled told after every task */
  constructor(onSettled: () => void = () => undefined) {
    this.#onSettled = onSettled
  }

  /** Tasks asked for and not done yet, the one under way among them. */
  get length(): number {
    return this.#pending
  }

  get isClosed(): boolean {
    return this.#closed !== undefined
  }

  /** Rejects with what the queue was closed with, without running the task, if its turn comes after that. */
  run<T>(task: () => Promise<T>): Promise<T> {
    this.#pending++
    const result = this.#last.then(() => {
      if (this.#closed !== undefined) throw this.#closed
      return task()
    })
    this.#last = result
      .catch(() => undefined)
      .then(() => {
        this.#pending--
        this.#onSettled()
      })
    return result
  }

  /** Runs no further task: those that wait and those still to come are rejected with this. The one under way goes on. */
  close(why: Error): void {
    this.#closed = why
  }

  /** Resolves when everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.#last
  }
}
