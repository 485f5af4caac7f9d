import { parentPort, workerData } from 'node:worker_threads'
import { type LabTask, runTask } from '#server/lab/tasks'

/** A worker thread of the lab: answers each task with its result. */
const { seed } = workerData as { readonly seed: string }

parentPort?.on('message', (task: LabTask) => {
  parentPort?.postMessage(runTask(task, seed))
})
