import type { Kysely } from 'kysely'
import type { MatchWrite } from '../match/matchStore.ts'
import { compiledOnce } from './compiledOnce.ts'
import type { DraftRow, Tables } from './tables.ts'
import type { SqlStatement } from './write.ts'

type DraftWrite = Extract<MatchWrite, { readonly kind: 'draft' }>

/** Puts a draft in place of an earlier one of its seat and window. */
const upsert = compiledOnce<DraftRow>((database, value) =>
  database
    .insertInto('drafts')
    .values({
      match_id: value('match_id'),
      window: value('window'),
      seat: value('seat'),
      orders: value('orders'),
      marks: value('marks'),
      ready_by: value('ready_by'),
      proposals: value('proposals'),
    })
    .onConflict((conflict) =>
      conflict.columns(['match_id', 'window', 'seat']).doUpdateSet(({ ref }) => ({
        orders: ref('excluded.orders'),
        marks: ref('excluded.marks'),
        ready_by: ref('excluded.ready_by'),
        proposals: ref('excluded.proposals'),
      })),
    )
    .compile(),
)

/** Writes of a seat's draft. */
export const draftWrites = (
  database: Kysely<Tables>,
  { match, window, draft: { seat, orders, marks, readyBy, proposals } }: DraftWrite,
): readonly SqlStatement[] => [
  upsert(database, {
    match_id: match,
    window,
    seat,
    orders: JSON.stringify(orders),
    marks: JSON.stringify(marks),
    ready_by: JSON.stringify(readyBy),
    proposals: JSON.stringify(proposals),
  }),
]
