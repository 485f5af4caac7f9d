import { type Kysely, sql, type Transaction } from 'kysely'
import type { Lobby } from '../lobby/lobby.ts'
import type { WindowWrite } from '../match/matchStore.ts'
import { TIME_CONTROL_RULES } from '../match/timeControl.ts'
import {
  APPOINTMENT_LEAD_MILLISECONDS,
  NOTICE_GRACE_MILLISECONDS,
  type NoticeKind,
  type NoticeTarget,
  type Outbox,
  REMINDER_SHARE,
} from '../notices/outbox.ts'
import { compiledOnce } from './compiledOnce.ts'
import type { NoticeTargetRow, Tables } from './tables.ts'
import type { SqlStatement } from './write.ts'

/** Time controls of matches whose players are told of windows that open. */
const TELLING = Object.entries(TIME_CONTROL_RULES).flatMap(([timeControl, { tells }]) => (tells ? [timeControl] : []))

/** Addresses of a match that are confirmed. */
const confirmedOf = (database: Kysely<Tables>, match: string) =>
  database.selectFrom('notice_targets').where('match_id', '=', match).where('code_hash', 'is', null)

const voided = compiledOnce<{ readonly match: string }>((database, value) =>
  database
    .deleteFrom('notices')
    .where('match_id', '=', value('match'))
    .where(({ exists }) => exists(confirmedOf(database, value('match')).select('id')))
    .compile(),
)

interface QueuedNotices {
  readonly match: string
  /** What tells the notice from others to the same address. */
  readonly suffix: string
  readonly window: number
  readonly kind: NoticeKind
  readonly at: number
  readonly now: number
}

/** @param ways addresses of which ways are told */
const queued = (ways: 'all' | 'notMail') =>
  compiledOnce<QueuedNotices>((database, value) => {
    const match = value('match')
    const told = database
      .selectFrom('matches')
      .select('id')
      .where('id', '=', match)
      .where('time_control', 'in', TELLING)
    const all = confirmedOf(database, match).where(({ exists }) => exists(told))
    const to = ways === 'all' ? all : all.where('way', '!=', 'mail')
    return database
      .insertInto('notices')
      .columns(['id', 'target_id', 'match_id', 'window', 'kind', 'due_at', 'made_at'])
      .expression(
        to.select(({ ref }) => [
          sql<string>`${ref('id')} || ${value('suffix')}`.as('id'),
          'id as target_id',
          'match_id',
          sql<number>`cast(${value('window')} as integer)`.as('window'),
          sql<NoticeKind>`cast(${value('kind')} as text)`.as('kind'),
          sql<number>`cast(${value('at')} as bigint)`.as('due_at'),
          sql<number>`cast(${value('now')} as bigint)`.as('made_at'),
        ]),
      )
      .compile()
  })

const [openedQueued, reminderQueued] = [queued('all'), queued('notMail')]

/**
 * What is to be told of a window that opens, written in the transaction that opens it; what was of an earlier one is void. Players
 * of a match that tells nothing may have asked at its table to be told when they meet.
 */
export function noticeWrites(
  database: Kysely<Tables>,
  { match, state, clock: { closesAt }, now }: Pick<WindowWrite, 'match' | 'state' | 'clock' | 'now'>,
): readonly SqlStatement[] {
  const before = voided(database, { match })
  if (state.window.kind === 'ended') return [before]
  const { windowNumber: window } = state
  const notice = (kind: NoticeKind, at: number): QueuedNotices => {
    return { match, suffix: ` ${window} ${kind}`, window, kind, at: Math.round(at), now }
  }
  const opened = openedQueued(database, notice('opened', now + NOTICE_GRACE_MILLISECONDS))
  if (closesAt === undefined) return [before, opened]
  const remindAt = closesAt - (closesAt - now) * REMINDER_SHARE
  return [before, opened, reminderQueued(database, notice('reminder', remindAt))]
}

/**
 * Writes down anew what is to be told of a table's appointment, as the table is now.
 * @param only a target; without it all of the table
 */
export async function queueAppointment(transaction: Transaction<Tables>, table: string, only?: string): Promise<void> {
  const stored = transaction.selectFrom('lobbies').select('lobby').where('id', '=', table).where('started', '=', 0)
  const row = await stored.executeTakeFirst()
  if (row === undefined) return
  const { appointment }: Lobby = JSON.parse(row.lobby)
  const all = transaction.selectFrom('notice_targets').select('id').where('match_id', '=', table)
  const targets = await (only === undefined ? all : all.where('id', '=', only)).execute()
  const ids = targets.map(({ id }) => id)
  if (ids.length === 0) return
  await transaction.deleteFrom('notices').where('target_id', 'in', ids).execute()
  if (appointment === undefined) return
  const due_at = appointment.at - APPOINTMENT_LEAD_MILLISECONDS
  const notice = { match_id: table, window: 0, kind: 'appointment', due_at, made_at: due_at }
  const rows = ids.map((id) => ({ ...notice, id: `${id} ${appointment.at} appointment`, target_id: id }))
  await transaction.insertInto('notices').values(rows).execute()
}

/** The outbox on SQLite or PostgreSQL. */
export const createOutbox = (database: Kysely<Tables>): Outbox => ({ ...targetsIn(database), ...pendingIn(database) })

function targetsIn(
  database: Kysely<Tables>,
): Pick<Outbox, 'add' | 'count' | 'confirm' | 'remove' | 'mailedAt' | 'noteMailed'> {
  return {
    async add({ id, match, tokenHash, address, detail }, now, codeHash) {
      await database.transaction().execute(async (transaction) => {
        const same = transaction.selectFrom('notice_targets').select('id').where('match_id', '=', match)
        const before = await same.where('address', '=', address).where('token_hash', '=', tokenHash).execute()
        for (const row of before) await removeWithin(transaction, row.id)
        const row = {
          id,
          match_id: match,
          token_hash: tokenHash,
          way: detail.way,
          address,
          made_at: now,
          told_at: null,
        }
        const target = JSON.stringify(detail)
        await transaction
          .insertInto('notice_targets')
          .values({ ...row, target, code_hash: codeHash ?? null })
          .execute()
        await queueAppointment(transaction, match, id)
      })
    },
    async count(match, tokenHash, way) {
      const rows = await database
        .selectFrom('notice_targets')
        .select('id')
        .where('match_id', '=', match)
        .where('token_hash', '=', tokenHash)
        .where('way', '=', way)
        .execute()
      return rows.length
    },
    async confirm(id, codeHash) {
      const confirmed = await database
        .updateTable('notice_targets')
        .set({ code_hash: null })
        .where('id', '=', id)
        .where('code_hash', '=', codeHash)
        .returning('id')
        .execute()
      return confirmed.length > 0
    },
    remove: (id) => database.transaction().execute((transaction) => removeWithin(transaction, id)),
    async mailedAt(address) {
      const mailed = database.selectFrom('notice_targets').select('told_at').where('way', '=', 'mail')
      const rows = await mailed.where('address', '=', address).where('told_at', 'is not', null).execute()
      return rows.length === 0 ? undefined : Math.max(...rows.map(({ told_at: at }) => Number(at)))
    },
    async noteMailed(address, at) {
      const told = database.updateTable('notice_targets').set({ told_at: at })
      await told.where('way', '=', 'mail').where('address', '=', address).execute()
    },
  }
}

function pendingIn(database: Kysely<Tables>): Pick<Outbox, 'due' | 'lease' | 'postpone' | 'done'> {
  return {
    async due(now, most) {
      const rows = await database
        .selectFrom('notices')
        .innerJoin('notice_targets', 'notice_targets.id', 'notices.target_id')
        .selectAll('notice_targets')
        .select(['notices.id as notice', 'window', 'kind', 'tries', 'notices.made_at as written_at'])
        .where('due_at', '<=', now)
        .where('leased_until', '<=', now)
        .orderBy('due_at')
        .limit(most)
        .execute()
      return rows.map(({ notice, window, kind, tries, written_at: writtenAt, ...row }) => ({
        id: notice,
        window,
        kind: kind as NoticeKind,
        tries,
        writtenAt: Number(writtenAt),
        target: readTarget(row),
      }))
    },
    async lease(id, lease, now, until) {
      const leased = await database
        .updateTable('notices')
        .set((row) => ({ lease, leased_until: until, tries: row('tries', '+', 1) }))
        .where('id', '=', id)
        .where('leased_until', '<=', now)
        .returning('id')
        .execute()
      return leased.length > 0
    },
    async postpone(id, lease, at, tries) {
      const held = database.updateTable('notices').where('id', '=', id).where('lease', '=', lease)
      await held.set({ lease: null, leased_until: 0, due_at: at, tries }).execute()
    },
    async done(id, lease) {
      await database.deleteFrom('notices').where('id', '=', id).where('lease', '=', lease).execute()
    },
  }
}

async function removeWithin(transaction: Transaction<Tables>, id: string): Promise<boolean> {
  await transaction.deleteFrom('notices').where('target_id', '=', id).execute()
  const removed = transaction.deleteFrom('notice_targets').where('id', '=', id).returning('id')
  return (await removed.execute()).length > 0
}

const readTarget = ({
  id,
  match_id: match,
  token_hash: tokenHash,
  address,
  target,
}: NoticeTargetRow): NoticeTarget => ({
  id,
  match,
  tokenHash,
  address,
  detail: JSON.parse(target),
})
