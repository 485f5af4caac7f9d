import { Worker } from 'node:worker_threads'
import type { LabTask, TaskResult } from '#server/lab/tasks'
import { mutationName } from '#shared/experiments/mutation'

/** How a run of the pool ended. */
export type PoolEnd = 'done' | 'stopped' | { readonly fault: string }

/** How a pool runs. */
export interface PoolOptions {
  /** Threads at a time. */
  readonly workers: number
  readonly seed: string
  /** Ends the run early. */
  readonly stop: AbortSignal
}

/**
 * Runs tasks on several threads and passes each result to `onResult` as it comes. A thread plays by one set of rules only: it ends
 * before tasks with another mutation begin. Ends early when `stop` is signalled or a thread fails.
 */
export async function runPool(
  tasks: readonly LabTask[],
  { workers, seed, stop }: PoolOptions,
  onResult: (result: TaskResult) => void,
): Promise<PoolEnd> {
  const queue = new QueueByRules(tasks)
  const lanes = Array.from({ length: Math.min(workers, tasks.length) }, () => new Lane(seed))
  const end = await Promise.race([
    Promise.all(lanes.map((lane) => lane.work(queue, onResult))).then((): PoolEnd => 'done', faultOf),
    stopped(stop),
  ])
  await Promise.all(lanes.map((lane) => lane.close()))
  return end
}

const rulesOf = ({ mutation }: LabTask): string => (mutation === undefined ? '' : mutationName(mutation))

/** Tasks by the rules they are played by. */
class QueueByRules {
  readonly #groups = new Map<string, { readonly tasks: LabTask[]; begun: boolean }>()

  constructor(tasks: readonly LabTask[]) {
    for (const [rules, group] of Map.groupBy(tasks, rulesOf)) this.#groups.set(rules, { tasks: group, begun: false })
  }

  /** The next task for a thread with these rules: by the same rules, else by rules no thread has begun with, else any. */
  next(rules: string | undefined): LabTask | undefined {
    const own = this.#groups.get(rules ?? '')
    const left = [...this.#groups.values()].filter(({ tasks }) => tasks.length > 0)
    const group =
      rules !== undefined && own !== undefined && own.tasks.length > 0
        ? own
        : (left.find(({ begun }) => !begun) ?? left[0])
    if (group === undefined) return undefined
    group.begun = true
    return group.tasks.shift()
  }
}

/** One thread at a time, replaced by a new one when the rules change. */
class Lane {
  readonly #seed: string
  #thread: Worker | undefined
  #rules: string | undefined

  constructor(seed: string) {
    this.#seed = seed
  }

  /** Works until the queue is empty. @throws Error when a thread fails or ends */
  async work(queue: QueueByRules, onResult: (result: TaskResult) => void): Promise<void> {
    for (let task = queue.next(undefined); task !== undefined; task = queue.next(this.#rules)) {
      onResult(await resultOf(await this.#threadFor(task), task))
    }
  }

  async #threadFor(task: LabTask): Promise<Worker> {
    const rules = rulesOf(task)
    if (this.#thread !== undefined && rules === this.#rules) return this.#thread
    await this.close()
    this.#rules = rules
    this.#thread = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { seed: this.#seed, mutation: task.mutation },
    })
    return this.#thread
  }

  async close(): Promise<void> {
    await this.#thread?.terminate()
    this.#thread = undefined
  }
}

/** Gives a thread one task and waits for its result. @throws Error when the thread fails or ends instead */
function resultOf(thread: Worker, task: LabTask): Promise<TaskResult> {
  const heard = Promise.withResolvers<TaskResult>()
  const fail = (fault: Error) => heard.reject(new Error(`a worker failed: ${fault.message}`))
  const end = (code: number) => heard.reject(new Error(`a worker ended early (exit code ${code})`))
  thread.once('message', heard.resolve).once('error', fail).once('exit', end)
  thread.postMessage(task)
  return heard.promise.finally(() => thread.off('message', heard.resolve).off('error', fail).off('exit', end))
}

const faultOf = (fault: unknown): PoolEnd => ({ fault: fault instanceof Error ? fault.message : String(fault) })

function stopped(signal: AbortSignal): Promise<PoolEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('stopped')
    signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
}
