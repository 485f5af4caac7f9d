import { Worker } from 'node:worker_threads'
import type { Scenario } from '#shared/scenario/schema'
import { type Failure, failure } from '../lib/failure.ts'
import { TaskQueue } from '../lib/taskQueue.ts'
import type { CheckedRecord } from './checkRecord.ts'
import type { RecordTask } from './recordWorker.ts'

/** Records that wait or are checked, at most: each is held in memory meanwhile. */
const MOST_PENDING = 8
/** How long one may take, in milliseconds, and how much memory, in megabytes: what needs more is refused. */
const PATIENCE_MILLISECONDS = 60_000
const MOST_MEGABYTES = 512

/** Checks records one after the other, each on a thread of its own that is gone afterwards. */
export class RecordChecker {
  readonly #scenarios: ReadonlyMap<string, Scenario>
  readonly #queue = new TaskQueue()
  readonly #stopping = new AbortController()

  constructor(scenarios: ReadonlyMap<string, Scenario>) {
    this.#scenarios = scenarios
  }

  /** Whether so many wait that no more should be taken. */
  get isFull(): boolean {
    return this.#queue.length >= MOST_PENDING
  }

  /**
   * What a file comes to (`checkRecord`); a problem too when it takes too much time or memory.
   * @throws Error when the thread fails, or the server stops
   */
  async check(text: string): Promise<CheckedRecord | Failure> {
    return await this.#queue.run(() => this.#checkOnThread({ text, scenarios: this.#scenarios }))
  }

  /** Ends what is being checked. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#queue.settled()
  }

  async #checkOnThread(task: RecordTask): Promise<CheckedRecord | Failure> {
    this.#stopping.signal.throwIfAborted()
    const worker = new Worker(new URL('./recordWorker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    })
    const ends = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)])
    try {
      return await answerOf(worker, ends)
    } catch (fault) {
      this.#stopping.signal.throwIfAborted()
      if (isTooMuch(fault)) return failure('tooLarge')
      throw fault
    } finally {
      await worker.terminate()
    }
  }
}

function answerOf(worker: Worker, ends: AbortSignal): Promise<CheckedRecord | Failure> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread ended without an answer (exit code ${code})`)))
    ends.addEventListener('abort', () => reject(ends.reason), { once: true })
  })
}

const TOO_MUCH = ['ERR_WORKER_OUT_OF_MEMORY', 'TimeoutError']

/** Whether a thread was ended because its record takes too much. */
function isTooMuch(fault: unknown): boolean {
  const { code, name } = fault as { readonly code?: unknown; readonly name?: unknown }
  return [code, name].some((word) => typeof word === 'string' && TOO_MUCH.includes(word))
}
