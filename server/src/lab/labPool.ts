import { Worker } from 'node:worker_threads'
import type { Done, Task } from '#server/lab/labTasks'

/** What a run of the pool came to. */
export type PoolEnd = 'done' | 'stopped' | { readonly fault: string }

/**
 * Plays tasks on several threads and hands over each result as it comes. Ends early when stopped, or when a worker dies:
 * what came before is kept.
 */
export async function runPool(
  tasks: readonly Task[],
  { workers, seed, stop }: { readonly workers: number; readonly seed: string; readonly stop: AbortSignal },
  take: (done: Done) => void,
): Promise<PoolEnd> {
  if (tasks.length === 0) return 'done'
  const queue = [...tasks].reverse()
  const threads = Array.from(
    { length: Math.min(workers, tasks.length) },
    () => new Worker(new URL('./labWorker.ts', import.meta.url), { workerData: { seed } }),
  )
  const end = await Promise.race([
    Promise.all(threads.map((thread) => serve(thread, queue, take))).then((): PoolEnd => 'done'),
    Promise.race(threads.map(faultOf)),
    stopped(stop),
  ])
  await Promise.all(threads.map((thread) => thread.terminate()))
  return end
}

/** Feeds one worker until the queue is empty. */
function serve(thread: Worker, queue: Task[], take: (done: Done) => void): Promise<void> {
  return new Promise((resolve) => {
    const next = () => {
      const task = queue.pop()
      if (task === undefined) resolve()
      else thread.postMessage(task)
    }
    thread.on('message', (done: Done) => {
      take(done)
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
