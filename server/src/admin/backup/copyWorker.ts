/** Copies a database on a thread of its own: however large it is, no match waits. */
import { parentPort, workerData } from 'node:worker_threads'
import { copySqlite, faultMessage } from '../../store/sqliteFile.ts'

const { from, to } = workerData as { readonly from: string; readonly to: string }
try {
  parentPort?.postMessage({ contents: copySqlite(from, to) })
} catch (fault) {
  parentPort?.postMessage({ fault: faultMessage(fault) })
}
