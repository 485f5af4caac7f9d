/** Holds one piece of homework against its task on a thread of its own: however long it takes, no match and no other call waits. */
import { parentPort, workerData } from 'node:worker_threads'
import { checkWork } from '#shared/homework/checkWork'
import type { Task } from '#shared/protocol/homework'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { loadDilemmas } from '../lib/loadChairs.ts'

/** What the thread is given. */
export interface WorkTask {
  readonly task: Task
  readonly text: string
  readonly scenarios: ReadonlyMap<string, Scenario>
}

const { task, text, scenarios } = workerData as WorkTask
parentPort?.postMessage(checkWork({ ruleset: RULESET, scenarios, dilemmas: loadDilemmas() }, task, text))
