import type { Kysely } from 'kysely'
import type { WindowRecord } from '#shared/match/matchRecord'
import type { WindowWrite } from '../match/matchStore.ts'
import type { WindowClock } from '../match/windowClock.ts'
import { compiledOnce } from './compiledOnce.ts'
import { noticeWrites } from './sqlOutbox.ts'
import type { MatchRow, SnapshotRow, Tables, WindowRow } from './tables.ts'
import { must, type SqlStatement } from './write.ts'

const addition = compiledOnce<WindowRow>((database, value) =>
  database
    .insertInto('windows')
    .values({
      match_id: value('match_id'),
      number: value('number'),
      submissions: value('submissions'),
      injections: value('injections'),
      events: value('events'),
      hash: value('hash'),
    })
    .onConflict((conflict) => conflict.columns(['match_id', 'number']).doNothing())
    .compile(),
)

const position = compiledOnce<SnapshotRow>((database, value) =>
  database
    .updateTable('snapshots')
    .set({
      state: value('state'),
      memories: value('memories'),
      missed: value('missed'),
      closes_at: value('closes_at'),
      clock: value('clock'),
    })
    .where('match_id', '=', value('match_id'))
    .compile(),
)

const draftsGone = compiledOnce<{ readonly match: string }>((database, value) =>
  database.deleteFrom('drafts').where('match_id', '=', value('match')).compile(),
)

const played = compiledOnce<Pick<MatchRow, 'id' | 'finished' | 'played_at'>>((database, value) =>
  database
    .updateTable('matches')
    .set({ finished: value('finished'), played_at: value('played_at') })
    .where('id', '=', value('id'))
    .compile(),
)

/** Writes of a closed window; of one that is there already nothing is written. */
export function closingWrites(
  database: Kysely<Tables>,
  { match, record: closed, state, memories, clock, now, missed }: Omit<WindowWrite, 'kind'>,
): readonly SqlStatement[] {
  const finished = state.window.kind === 'ended' ? 1 : 0
  return [
    must(addition(database, windowRow(match, closed))),
    position(database, {
      match_id: match,
      state: JSON.stringify(state),
      memories: JSON.stringify(memories),
      missed: missed ? JSON.stringify(missed) : null,
      ...clockColumns(clock),
    }),
    draftsGone(database, { match }),
    played(database, { id: match, finished, played_at: now }),
    ...noticeWrites(database, { match, state, clock, now }),
  ]
}

/** A closed window as it is stored. */
export const windowRow = (
  match: string,
  { number, submissions, injections = [], events, hash }: WindowRecord,
): WindowRow => ({
  match_id: match,
  number,
  submissions: JSON.stringify(submissions),
  injections: JSON.stringify(injections),
  events: JSON.stringify(events),
  hash,
})

/** The end stands in a column of its own, so that an outage can move every clock at once (pulse.ts). */
export function clockColumns({ closesAt, ...rest }: WindowClock) {
  return { closes_at: closesAt ?? null, clock: JSON.stringify(rest) }
}
