import { DatabaseSync } from 'node:sqlite'
import type { PeerState, PeerStorage } from './boardgameio.ts'

/** Everything the framework keeps of one match. */
interface Kept {
  readonly initialState: PeerState
  state: PeerState
  metadata: unknown
  readonly log: unknown[]
}

/** One row to be written: the state and the moves that led to it, or the metadata. */
type Write = (database: DatabaseSync) => void

/**
 * A storage for boardgame.io that is as durable as our own store: SQLite with a write-ahead log, flushed to the disk at
 * every commit (synchronous=FULL), and the writes that come in one turn of the event loop share a commit. Matches that are
 * played stay in memory as well, as they do on our server. boardgame.io's own FlatFile is not used: it does not flush, and
 * writes a match's whole log anew at every move.
 */
export function durableStorage(file: string): PeerStorage {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  database.exec('CREATE TABLE states (id TEXT PRIMARY KEY, state TEXT, metadata TEXT) STRICT')
  database.exec('CREATE TABLE log (id TEXT, move TEXT) STRICT')
  const statements = {
    create: database.prepare('INSERT INTO states (id, state, metadata) VALUES (?, ?, ?)'),
    state: database.prepare('UPDATE states SET state = ? WHERE id = ?'),
    metadata: database.prepare('UPDATE states SET metadata = ? WHERE id = ?'),
    log: database.prepare('INSERT INTO log (id, move) VALUES (?, ?)'),
  }
  const matches = new Map<string, Kept>()
  const commit = groupCommit(database)
  return {
    type: () => 1,
    connect: () => undefined,
    createMatch(id, { initialState, metadata }) {
      matches.set(id, { initialState, state: initialState, metadata, log: [] })
      return commit(() => statements.create.run(id, JSON.stringify(initialState), JSON.stringify(metadata)))
    },
    setState(id, state, log = []) {
      const kept = matches.get(id)!
      kept.state = state
      kept.log.push(...log)
      return commit(() => {
        statements.state.run(JSON.stringify(state), id)
        for (const move of log) statements.log.run(id, JSON.stringify(move))
      })
    },
    setMetadata(id, metadata) {
      matches.get(id)!.metadata = metadata
      return commit(() => statements.metadata.run(JSON.stringify(metadata), id))
    },
    fetch: async (id) => matches.get(id) ?? {},
  }
}

/** Runs writes of one turn of the event loop in one transaction; each promise resolves when its write is on the disk. */
function groupCommit(database: DatabaseSync): (write: Write) => Promise<void> {
  let waiting: { readonly write: Write; resolve(): void; reject(fault: unknown): void }[] = []
  const flush = () => {
    const batch = waiting
    waiting = []
    try {
      database.exec('BEGIN')
      for (const { write } of batch) write(database)
      database.exec('COMMIT')
      for (const { resolve } of batch) resolve()
    } catch (fault) {
      for (const { reject } of batch) reject(fault)
    }
  }
  return (write) =>
    new Promise((resolve, reject) => {
      waiting.push({ write, resolve, reject })
      if (waiting.length === 1) setImmediate(flush)
    })
}
