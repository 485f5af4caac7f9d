/** Checks one record on a thread of its own: however long it takes, no match and no other call waits. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Scenario } from '#shared/scenario/schema'
import { checkRecord } from './checkRecord.ts'

/** What the thread is given. */
export interface RecordTask {
  readonly text: string
  readonly scenarios: ReadonlyMap<string, Scenario>
}

const { text, scenarios } = workerData as RecordTask
parentPort?.postMessage(checkRecord(text, scenarios))
