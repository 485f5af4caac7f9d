/** Reads and writes one SQLite file on a thread of its own: however long the disk takes, no match and no call waits. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { closeToOthers } from '../lib/ownFiles.ts'
import { SqliteBatches } from './sqliteBatch.ts'
import { packFault, type SqliteAnswer, type SqliteQuestion, type ThreadOutcome } from './sqliteQuestion.ts'
import type { WriteOutcome } from './write.ts'

const file = workerData as string
const sqlite = new DatabaseSync(file)
// Before it makes its side files, which have the rights of the database.
if (file !== ':memory:') closeToOthers(file)
sqlite.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000')
const batches = new SqliteBatches(sqlite)

function outcomesOf(question: SqliteQuestion): readonly WriteOutcome[] {
  if ('writes' in question) return batches.runBatch(question.writes)
  if ('close' in question) sqlite.close()
  if ('undo' in question && sqlite.isTransaction) sqlite.exec('ROLLBACK')
  if (!('statement' in question)) return []
  try {
    return [{ results: [batches.run(question.statement)] }]
  } catch (fault) {
    return [{ fault }]
  }
}

const packed = (outcome: WriteOutcome): ThreadOutcome =>
  'fault' in outcome ? { fault: packFault(outcome.fault) } : outcome

parentPort?.on('message', (question: SqliteQuestion) => {
  const outcomes = outcomesOf(question).map(packed)
  parentPort?.postMessage({ id: question.id, outcomes } satisfies SqliteAnswer)
  if ('close' in question) parentPort?.close()
})
