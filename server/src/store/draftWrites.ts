import type { Kysely } from 'kysely'
import type { MatchWrite } from '../match/matchStore.ts'
import type { DraftRow, Tables } from './tables.ts'
import type { SqlStatement } from './write.ts'

type DraftWrite = Extract<MatchWrite, { readonly kind: 'draft' }>

const COLUMNS = ['match_id', 'window', 'seat', 'orders', 'marks', 'ready_by', 'proposals'] as const

/** The statement that puts a draft in place of an earlier one of its seat and window, by database: drafts are the most frequent writes. */
const compiled = new WeakMap<Kysely<Tables>, string>()

/** Writes of a seat's draft. */
export function draftWrites(database: Kysely<Tables>, write: DraftWrite): readonly SqlStatement[] {
  const row = draftRow(write)
  let sql = compiled.get(database)
  if (sql === undefined) {
    sql = upsert(database, row)
    compiled.set(database, sql)
  }
  return [{ sql, parameters: COLUMNS.map((column) => row[column]) }]
}

const draftRow = ({
  match,
  window,
  draft: { seat, orders, marks, readyBy, proposals },
}: DraftWrite): Pick<DraftRow, (typeof COLUMNS)[number]> => ({
  match_id: match,
  window,
  seat,
  orders: JSON.stringify(orders),
  marks: JSON.stringify(marks),
  ready_by: JSON.stringify(readyBy),
  proposals: JSON.stringify(proposals),
})

const upsert = (database: Kysely<Tables>, row: ReturnType<typeof draftRow>): string =>
  database
    .insertInto('drafts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['match_id', 'window', 'seat']).doUpdateSet(({ ref }) => ({
        orders: ref('excluded.orders'),
        marks: ref('excluded.marks'),
        ready_by: ref('excluded.ready_by'),
        proposals: ref('excluded.proposals'),
      })),
    )
    .compile().sql
