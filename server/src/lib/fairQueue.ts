/** Runs a task that waits and tells its caller how it ended. */
type Waiting = () => Promise<void>

/**
 * Runs tasks one after the other, those of different keys in turn: a key with many waits for itself, and another waits for one
 * of each key at most.
 */
export class FairQueue {
  /** By key, in the order in which their turns come. */
  readonly #waiting = new Map<string, Waiting[]>()
  #isRunning = false

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const own = this.#waiting.get(key) ?? []
      own.push(() => task().then(resolve, reject))
      this.#waiting.set(key, own)
      if (!this.#isRunning) void this.#runAll()
    })
  }

  /** How many tasks of this key wait; the one under way is not among them. */
  waiting(key: string): number {
    return this.#waiting.get(key)?.length ?? 0
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true
    for (let turn = this.#next(); turn !== undefined; turn = this.#next()) await turn()
    this.#isRunning = false
  }

  /** The first task of the key whose turn it is; its others wait until all other keys had theirs. */
  #next(): Waiting | undefined {
    for (const [key, [first, ...others]] of this.#waiting) {
      this.#waiting.delete(key)
      if (others.length > 0) this.#waiting.set(key, others)
      return first
    }
    return undefined
  }
}
