import type { Kysely } from 'kysely'
import type { PlayerReport } from '#shared/protocol/reports'
import type { ReportStore } from '../match/reports.ts'
import type { Tables } from './tables.ts'

/** The store of reports on SQLite or PostgreSQL. */
export const createReportStore = (database: Kysely<Tables>): ReportStore => ({
  async add(report, { after, most }) {
    await database.transaction().execute(async (transaction) => {
      const row = { id: report.id, made_at: report.at, report: JSON.stringify(report) }
      await transaction.insertInto('reports').values(row).execute()
      const newest = transaction.selectFrom('reports').select('id').orderBy('made_at', 'desc').orderBy('id').limit(most)
      const forgotten = transaction.deleteFrom('reports')
      await forgotten
        .where((either) => either.or([either('made_at', '<=', after), either('id', 'not in', newest)]))
        .execute()
    })
  },
  async after(time) {
    const rows = await database
      .selectFrom('reports')
      .select('report')
      .where('made_at', '>', time)
      .orderBy('made_at', 'desc')
      .execute()
    return rows.map(({ report }) => JSON.parse(report) as PlayerReport)
  },
  async removeOf(matches) {
    for (const report of await this.after(0)) if (matches.includes(report.match)) await this.remove(report.id)
  },
  async remove(id) {
    await database.deleteFrom('reports').where('id', '=', id).execute()
  },
})
