import { parentPort, workerData } from 'node:worker_threads'
import { mutate } from '#server/lab/mutate'
import type { LabTask } from '#server/lab/tasks'
import type { Mutation } from '#shared/experiments/mutation'

/** A worker thread of the lab: answers each task with its result, by the rules as they are or with one mutation. */
const { seed, mutation } = workerData as { readonly seed: string; readonly mutation: Mutation | undefined }

if (mutation !== undefined) mutate(mutation)
// Loads the rules: after the mutation, before which they would be the true ones.
const { runTask } = await import('#server/lab/tasks')

parentPort?.on('message', (task: LabTask) => {
  parentPort?.postMessage(runTask(task, seed))
})
