import type { Kysely } from 'kysely'
import type { MatchWrite } from '../match/matchStore.ts'
import type { DraftRow, Tables } from './tables.ts'

/** Drafts in one write at most: databases bound the values of a statement. */
const MOST_ROWS = 500

type DraftWrite = Extract<MatchWrite, { readonly kind: 'draft' }>

interface Waiting {
  readonly row: DraftRow
  resolve(): void
  reject(fault: unknown): void
}

/**
 * Writes drafts durably. Those that come in the same turn of the event loop share one statement, so that a class that orders
 * all at once waits for the disk once. A promise resolves when its draft is safe, and rejects when its statement failed.
 */
export function createDraftWriter(database: Kysely<Tables>) {
  let waiting: Waiting[] = []
  let writing = false
  const flush = async () => {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_ROWS)
      waiting = waiting.slice(MOST_ROWS)
      await writeBatch(database, batch)
    }
    writing = false
  }
  return (write: DraftWrite): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ row: draftRow(write), resolve, reject })
      if (waiting.length === 1 && !writing) setImmediate(flush)
    })
}

async function writeBatch(database: Kysely<Tables>, batch: readonly Waiting[]): Promise<void> {
  // The last draft of a seat counts.
  const rows = new Map(batch.map(({ row }) => [`${row.match_id} ${row.window} ${row.seat}`, row]))
  try {
    await writeDrafts(database, [...rows.values()])
    for (const { resolve } of batch) resolve()
  } catch (fault) {
    for (const { reject } of batch) reject(fault)
  }
}

/** A seat's draft as a row. */
export const draftRow = ({
  match,
  window,
  draft: { seat, orders, marks, readyBy, proposals },
}: DraftWrite): DraftRow => ({
  match_id: match,
  window,
  seat,
  orders: JSON.stringify(orders),
  marks: JSON.stringify(marks),
  ready_by: JSON.stringify(readyBy),
  proposals: JSON.stringify(proposals),
})

/** Inserts drafts, each in place of an earlier one of its seat and window. */
export async function writeDrafts(database: Kysely<Tables>, rows: readonly DraftRow[]): Promise<void> {
  await database
    .insertInto('drafts')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['match_id', 'window', 'seat']).doUpdateSet(({ ref }) => ({
        orders: ref('excluded.orders'),
        marks: ref('excluded.marks'),
        ready_by: ref('excluded.ready_by'),
        proposals: ref('excluded.proposals'),
      })),
    )
    .execute()
}
