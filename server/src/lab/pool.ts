import { Worker } from 'node:worker_threads'
import type { LabTask, TaskResult } from '#server/lab/tasks'

/** How a run of the pool ended. */
type PoolEnd = 'done' | 'stopped' | { readonly fault: string }

/**
 * Runs tasks on several threads and passes each result to `onResult` as it comes. Ends early when `stop` is signalled or a
 * worker fails.
 */
export async function runPool(
  tasks: readonly LabTask[],
  { workers, seed, stop }: { readonly workers: number; readonly seed: string; readonly stop: AbortSignal },
  onResult: (result: TaskResult) => void,
): Promise<PoolEnd> {
  if (tasks.length === 0) return 'done'
  const queue = [...tasks].reverse()
  const threads = Array.from(
    { length: Math.min(workers, tasks.length) },
    () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: { seed } }),
  )
  const end = await Promise.race([
    Promise.all(threads.map((thread) => serve(thread, queue, onResult))).then((): PoolEnd => 'done'),
    Promise.race(threads.map(faultOf)),
    stopped(stop),
  ])
  await Promise.all(threads.map((thread) => thread.terminate()))
  return end
}

/** Feeds one worker until the queue is empty. */
function serve(thread: Worker, queue: LabTask[], onResult: (result: TaskResult) => void): Promise<void> {
  return new Promise((resolve) => {
    const next = () => {
      const task = queue.pop()
      if (task === undefined) resolve()
      else thread.postMessage(task)
    }
    thread.on('message', (result: TaskResult) => {
      onResult(result)
      next()
    })
    next()
  })
}

function faultOf(thread: Worker): Promise<PoolEnd> {
  return new Promise((resolve) => {
    thread.once('error', (fault) => resolve({ fault: `a worker failed: ${fault.message}` }))
    thread.once('exit', (code) => resolve({ fault: `a worker ended early (exit code ${code})` }))
  })
}

function stopped(signal: AbortSignal): Promise<PoolEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('stopped')
    signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
}
