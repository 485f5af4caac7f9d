import type { Kysely, Transaction } from 'kysely'
import type { Classroom } from '../classroom/classroom.ts'
import { hashToken } from '../lib/token.ts'
import type { LtiStore, ScoreTarget } from '../lti/ltiStore.ts'
import { createUseOnce } from './sqlUsedOnce.ts'
import type { Tables } from './tables.ts'

type KeptTarget = Omit<ScoreTarget, 'classId' | 'student'>

/** The store of what is between classes and learning platforms, on SQLite or PostgreSQL. */
export function createLtiStore(database: Kysely<Tables>): LtiStore {
  return {
    useOnce: createUseOnce(database),
    async addTarget({ classId, student, ...target }) {
      const id = hashToken([classId, student, target.lineItem].join('\n'))
      const row = { id, class_id: classId, student, target: JSON.stringify(target), took_part_at: null, due_at: null }
      const first = database.insertInto('lti_scores').values({ ...row, lease: null })
      await first.onConflict((conflict) => conflict.column('id').doNothing()).execute()
    },
    async due(now, most) {
      const rows = await database
        .selectFrom('lti_scores')
        .selectAll()
        .where('due_at', '<=', now)
        .where('leased_until', '<=', now)
        .orderBy('due_at')
        .limit(most)
        .execute()
      return rows.flatMap(({ id, class_id: classId, student, target, took_part_at: at, tries }) =>
        target === null || at === null
          ? []
          : [{ id, classId, student, at, tries, ...(JSON.parse(target) as KeptTarget) }],
      )
    },
    async lease(id, lease, now, until) {
      const leased = await database
        .updateTable('lti_scores')
        .set((row) => ({ lease, leased_until: until, tries: row('tries', '+', 1) }))
        .where('id', '=', id)
        .where('due_at', '<=', now)
        .where('leased_until', '<=', now)
        .returning('id')
        .execute()
      return leased.length > 0
    },
    async postpone(id, lease, at, tries) {
      const held = database.updateTable('lti_scores').where('id', '=', id).where('lease', '=', lease)
      await held.set({ lease: null, leased_until: 0, due_at: at, tries }).execute()
    },
    async done(id, lease) {
      const held = database.updateTable('lti_scores').where('id', '=', id).where('lease', '=', lease)
      await held.set({ lease: null, leased_until: 0, due_at: null, target: null }).execute()
    },
  }
}

/**
 * Writes down which students have taken part in a round that is over: who gave an order, proposed one, or was ready at least once, as
 * the log of the class says. In the transaction that ends the round.
 */
export async function queueScores(transaction: Transaction<Tables>, { id, phase }: Classroom, now: number) {
  if (phase !== 'debrief' && phase !== 'over') return
  const waiting = await transaction
    .selectFrom('lti_scores')
    .select(['id', 'student'])
    .where('class_id', '=', id)
    .where('took_part_at', 'is', null)
    .execute()
  for (const row of waiting) {
    const deed = await transaction
      .selectFrom('class_log')
      .select('number')
      .where('class_id', '=', id)
      .where('entry', 'like', `%"person":"${row.student}"%`)
      .limit(1)
      .executeTakeFirst()
    if (deed === undefined) continue
    const tookPart = transaction.updateTable('lti_scores').set({ took_part_at: now, due_at: now })
    await tookPart.where('id', '=', row.id).execute()
  }
}
