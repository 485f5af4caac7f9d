import { createHash } from 'node:crypto'
import type { ClassAuditEvent } from './classAuditEvent.ts'
import type { Classroom } from './classroom.ts'
import type { ClassStore } from './classStore.ts'

/** Stands before the first entry. */
export const GENESIS_HASH = '0'.repeat(64)

/** The hash of an entry that follows on `before`. */
export const chainHash = (before: string, entry: string): string =>
  createHash('sha256').update(before).update(entry).digest('hex')

interface Waiting {
  readonly entries: readonly ClassAuditEvent[]
  readonly classroom: Classroom | undefined
  resolve(): void
  reject(fault: unknown): void
}

/**
 * Writes the log of one class, and the classroom with it. What comes in one turn of the process shares one write: a class that
 * acts all at once waits for the disk once.
 */
export class ClassAuditLog {
  readonly #store: ClassStore
  readonly #id: string
  #waiting: Waiting[] = []
  #isWriting = false
  #last: { readonly number: number; readonly hash: string } | undefined

  constructor(store: ClassStore, id: string) {
    this.#store = store
    this.#id = id
  }

  /** Resolves when the entries, and the classroom if given, are durable. */
  write(entries: readonly ClassAuditEvent[], classroom?: Classroom): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entries, classroom, resolve, reject })
      if (!this.#isWriting) {
        this.#isWriting = true
        setImmediate(() => void this.#flush())
      }
    })
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      await this.#writeBatch(batch).then(
        () => {
          for (const { resolve } of batch) resolve()
        },
        (fault) => {
          for (const { reject } of batch) reject(fault)
        },
      )
    }
    this.#isWriting = false
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    let last = this.#last ?? (await this.#store.lastEntry(this.#id)) ?? { number: -1, hash: GENESIS_HASH }
    const rows = batch
      .flatMap(({ entries }) => entries)
      .map((entry) => {
        const text = JSON.stringify(entry)
        last = { number: last.number + 1, hash: chainHash(last.hash, text) }
        return { ...last, entry: text }
      })
    await this.#store.write(this.#id, rows, batch.findLast(({ classroom }) => classroom !== undefined)?.classroom)
    this.#last = last
  }
}
