import { createHash } from 'node:crypto'
import type { Injection } from '#shared/injections/index'
import type { ClassPhase } from '#shared/protocol/classroom'
import type { QuestionName } from '#shared/protocol/questions'
import type { JournalEntry } from '../match/journal.ts'
import type { ClassStore } from '../store/classStore.ts'
import type { ClassRoom } from './room.ts'

/** What happened in a class. Students are named by id; `world` is the place in the round. */
export type ClassDeed =
  | { readonly did: 'joined' | 'returned' | 'removed' | 'promoted' | 'left' | 'back'; readonly student: string }
  | { readonly did: 'renamed'; readonly student: string }
  | {
      readonly did: 'placed'
      readonly student: string
      readonly world: number
      readonly power: string
      readonly adviser: boolean
    }
  | { readonly did: 'answered'; readonly student: string; readonly question: QuestionName; readonly choice: number }
  | { readonly did: 'phase'; readonly phase: ClassPhase; readonly round: number }
  | {
      readonly did: 'paused' | 'resumed' | 'extended' | 'advanced' | 'told'
      readonly worlds: readonly number[]
      readonly amount?: number
    }
  | {
      readonly did: 'injected'
      readonly world: number
      readonly window: number
      readonly injections: readonly Injection[]
    }
  | { readonly did: 'gaveToBot'; readonly world: number; readonly power: string; readonly bot: boolean }
  | { readonly did: 'lookedAs'; readonly world: number; readonly power: string }
  | { readonly did: 'excused'; readonly world: number; readonly power: string }
  | { readonly did: 'revealed'; readonly revealed: boolean }

export type ClassEntry = JournalEntry | ({ readonly at: number } & ClassDeed)

/** An entry as it is kept: each hash covers all before it, so that nothing can be changed unseen. */
export interface LoggedEntry {
  readonly number: number
  readonly entry: ClassEntry
  readonly hash: string
}

/** Stands before the first entry. */
export const FIRST_HASH = '0'.repeat(64)

/** The hash of an entry that follows on `before`. */
export const chainHash = (before: string, entry: string): string =>
  createHash('sha256').update(before).update(entry).digest('hex')

interface Waiting {
  readonly entries: readonly ClassEntry[]
  readonly room: ClassRoom | undefined
  resolve(): void
  reject(fault: unknown): void
}

/**
 * Writes the log of one class, and the room with it. What comes in one turn of the process shares one write: a class that
 * acts all at once waits for the disk once.
 */
export class ClassLog {
  readonly #store: ClassStore
  readonly #id: string
  #waiting: Waiting[] = []
  #isWriting = false
  #last: { readonly number: number; readonly hash: string } | undefined

  constructor(store: ClassStore, id: string) {
    this.#store = store
    this.#id = id
  }

  /** Resolves when the entries, and the room if given, are durable. */
  write(entries: readonly ClassEntry[], room?: ClassRoom): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entries, room, resolve, reject })
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
    let last = this.#last ?? (await this.#store.lastEntry(this.#id)) ?? { number: -1, hash: FIRST_HASH }
    const rows = batch
      .flatMap(({ entries }) => entries)
      .map((entry) => {
        const text = JSON.stringify(entry)
        last = { number: last.number + 1, hash: chainHash(last.hash, text) }
        return { ...last, entry: text }
      })
    await this.#store.write(this.#id, rows, batch.findLast(({ room }) => room !== undefined)?.room)
    this.#last = last
  }
}
