import type { StatementResult, Write, WriteOutcome } from './write.ts'

/** Milliseconds between the beginnings of two transactions at least: writes that come meanwhile share one. A lone write does not wait. */
const TICK_MILLISECONDS = 6
/** On a busy machine, where a transaction takes longer, as many times that and no more than so many milliseconds. */
const BUSY = { times: 3, most: 20 }

/** Runs writes in one transaction; resolves when all that succeeded are durable, with what each came to, in order. */
export type RunBatch = (writes: readonly Write[]) => Promise<readonly WriteOutcome[]>

/** Told of each batch: how long it took in seconds, and whether it failed as a whole. */
export type BatchMeter = (seconds: number, failed: boolean) => void

interface Waiting {
  readonly write: Write
  resolve(results: readonly StatementResult[]): void
  reject(fault: unknown): void
}

/**
 * One commit a tick for the whole process: writes of all matches that come within a few milliseconds are one transaction, in the
 * order they came. One batch is under way at a time; what comes meanwhile is the next. A promise resolves when its write is
 * durable, and rejects when that one failed.
 */
export class GroupCommit {
  readonly #run: RunBatch
  readonly #meter: BatchMeter | undefined
  #waiting: Waiting[] = []
  /** Who waits to have the database alone. */
  readonly #holders: (() => void)[] = []
  /** A batch is under way, or one has the database alone. */
  #isBusy = false
  /** The next batch begins at the end of this turn of the event loop. */
  #isDue = false
  #timer: NodeJS.Timeout | undefined
  #began = Number.NEGATIVE_INFINITY
  #took = 0

  constructor(run: RunBatch, meter?: BatchMeter) {
    this.#run = run
    this.#meter = meter
  }

  /** Writes all of it down or nothing. @param waits false for what should not wait for the tick, such as reading */
  add(write: Write, { waits = true }: { readonly waits?: boolean } = {}): Promise<readonly StatementResult[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject })
      this.#schedule(waits)
    })
  }

  /** Keeps the database from all others from when it resolves until the returned function is called. */
  async hold(): Promise<() => void> {
    if (this.#isBusy) await new Promise<void>((resolve) => this.#holders.push(resolve))
    this.#isBusy = true
    return () => {
      if (this.#waiting.length === 0) this.#letHold()
      else void this.#flush()
    }
  }

  /** Resolves when nothing waits and nothing is under way. */
  async settled(): Promise<void> {
    while (this.#isBusy || this.#waiting.length > 0) await new Promise((resolve) => setImmediate(resolve))
  }

  #schedule(waits: boolean): void {
    if (this.#isBusy || this.#isDue) return
    const tick = Math.max(TICK_MILLISECONDS, Math.min(BUSY.most, this.#took * BUSY.times))
    const rest = this.#began + tick - performance.now()
    if (waits && rest > 0) {
      this.#timer ??= setTimeout(() => this.#begin(), rest)
      return
    }
    this.#isDue = true
    setImmediate(() => this.#begin())
  }

  #begin(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isDue = false
    if (!this.#isBusy && this.#waiting.length > 0) void this.#flush()
  }

  async #flush(): Promise<void> {
    this.#isBusy = true
    this.#began = performance.now()
    const batch = this.#waiting
    this.#waiting = []
    try {
      const outcomes = await this.#run(batch.map(({ write }) => write))
      this.#took = performance.now() - this.#began
      this.#meter?.(this.#took / 1000, false)
      for (const [n, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[n]
        if (outcome !== undefined && 'results' in outcome) resolve(outcome.results)
        else reject(outcome?.fault)
      }
    } catch (fault) {
      this.#meter?.((performance.now() - this.#began) / 1000, true)
      for (const { reject } of batch) reject(fault)
    }
    this.#letHold()
  }

  /** Whoever waits for the database alone has it now; else it is free. */
  #letHold(): void {
    const next = this.#holders.shift()
    if (next !== undefined) {
      next()
      return
    }
    this.#isBusy = false
    if (this.#waiting.length > 0) this.#schedule(true)
  }
}
