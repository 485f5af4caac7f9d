/** Plays every stored match again on a thread of its own: however many there are, no match waits. */
import { parentPort, workerData } from 'node:worker_threads'
import { faultMessage } from '../../store/sqliteFile.ts'
import { verify } from '../verify.ts'

const { database } = workerData as { readonly database: string }
try {
  parentPort?.postMessage({ verified: await verify(database) })
} catch (fault) {
  parentPort?.postMessage({ fault: faultMessage(fault) })
}
