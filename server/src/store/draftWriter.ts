import type { Kysely } from 'kysely'
import type { SeatDraft } from '../match/draft.ts'
import type { DraftRow, Tables } from './tables.ts'

/** Drafts in one write at most: databases bound the values of a statement. */
const MOST_ROWS = 500

interface Waiting {
  readonly row: DraftRow
  resolve(): void
  reject(fault: unknown): void
}

/**
 * Writes drafts durably. Those that come in the same turn of the process share one write, so that a class that orders all
 * at once waits for the disk once. A promise resolves when its draft is safe, and rejects when none of the write is.
 */
export function createDraftWriter(database: Kysely<Tables>) {
  let waiting: Waiting[] = []
  let writing = false
  const flush = async () => {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_ROWS)
      waiting = waiting.slice(MOST_ROWS)
      await write(database, batch)
    }
    writing = false
  }
  return (match: string, window: number, { seat, orders, marks, readyBy }: SeatDraft): Promise<void> =>
    new Promise((resolve, reject) => {
      const row = {
        match_id: match,
        window,
        seat,
        orders: JSON.stringify(orders),
        marks: JSON.stringify(marks),
        ready_by: JSON.stringify(readyBy),
      }
      waiting.push({ row, resolve, reject })
      if (waiting.length === 1 && !writing) setImmediate(flush)
    })
}

async function write(database: Kysely<Tables>, batch: readonly Waiting[]): Promise<void> {
  const rows = new Map(batch.map(({ row }) => [`${row.match_id} ${row.window} ${row.seat}`, row]))
  try {
    await database
      .insertInto('drafts')
      .values([...rows.values()])
      .onConflict((conflict) =>
        conflict.columns(['match_id', 'window', 'seat']).doUpdateSet(({ ref }) => ({
          orders: ref('excluded.orders'),
          marks: ref('excluded.marks'),
          ready_by: ref('excluded.ready_by'),
        })),
      )
      .execute()
    for (const { resolve } of batch) resolve()
  } catch (fault) {
    for (const { reject } of batch) reject(fault)
  }
}
