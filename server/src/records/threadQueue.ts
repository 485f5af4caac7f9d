import { Worker } from 'node:worker_threads'
import { type Failure, failure } from '../lib/failure.ts'
import { TaskQueue } from '../lib/taskQueue.ts'

/** How long one task may take, in milliseconds, and how much memory, in megabytes: what needs more is refused. */
const PATIENCE_MILLISECONDS = 60_000
const MOST_MEGABYTES = 512

/** What a queue of threads is built over. */
export interface ThreadQueueDeps {
  /** The file a thread runs: it posts one answer to its `workerData`. */
  readonly file: URL
  /** Tasks that wait or are worked at, at most: each is held in memory meanwhile. */
  readonly mostPending: number
}

/** Works at tasks one after the other, each on a thread of its own that is gone afterwards. */
export class ThreadQueue<Task extends object, Answer> {
  readonly #deps: ThreadQueueDeps
  readonly #queue = new TaskQueue()
  readonly #stopping = new AbortController()

  constructor(deps: ThreadQueueDeps) {
    this.#deps = deps
  }

  /** Whether so many wait that no more should be taken. */
  get isFull(): boolean {
    return this.#queue.length >= this.#deps.mostPending
  }

  /**
   * What a task comes to; a problem too when it takes too much time or memory.
   * @throws Error when the thread fails, or the server stops
   */
  async run(task: Task): Promise<Answer | Failure> {
    return await this.#queue.run(() => this.#runOnThread(task))
  }

  /** Ends what is being worked at. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#queue.settled()
  }

  async #runOnThread(task: Task): Promise<Answer | Failure> {
    this.#stopping.signal.throwIfAborted()
    const worker = new Worker(this.#deps.file, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    })
    const ends = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)])
    try {
      return await answerOf<Answer>(worker, ends)
    } catch (fault) {
      this.#stopping.signal.throwIfAborted()
      if (isTooMuch(fault)) return failure('tooLarge')
      throw fault
    } finally {
      await worker.terminate()
    }
  }
}

function answerOf<Answer>(worker: Worker, ends: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread ended without an answer (exit code ${code})`)))
    ends.addEventListener('abort', () => reject(ends.reason), { once: true })
  })
}

const TOO_MUCH = ['ERR_WORKER_OUT_OF_MEMORY', 'TimeoutError']

/** Whether a thread was ended because its task takes too much. */
function isTooMuch(fault: unknown): boolean {
  const { code, name } = fault as { readonly code?: unknown; readonly name?: unknown }
  return [code, name].some((word) => typeof word === 'string' && TOO_MUCH.includes(word))
}
