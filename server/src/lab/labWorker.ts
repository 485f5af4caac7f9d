import { parentPort, workerData } from 'node:worker_threads'
import { play, type Task } from '#server/lab/labTasks'

/** A worker of the lab: plays the tasks it is sent, one after the other. */
const { seed } = workerData as { readonly seed: string }

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(play(task, seed))
})
