import type { Kysely } from 'kysely'
import type { PowerId } from '#shared/ids'
import type { TalkRule } from '#shared/protocol/talkWords'
import type { Tempo } from '#shared/ruleset/vocabulary'
import type { Tables } from './tables.ts'

/** People around a table before a match: who sits where, and who may start. */
export interface Gathering {
  /** Becomes the match's id. */
  readonly id: string
  /** Six letters that can be read out. */
  readonly code: string
  readonly scenario: string
  readonly years: number
  readonly tempo: Tempo
  readonly talk: TalkRule
  /** Listed on the front page for everybody. */
  readonly open: boolean
  readonly started: boolean
  /** In seat order. */
  readonly places: readonly Place[]
  /** Seat of who may change and start; passes on when the host leaves. −1 when nobody is left. */
  readonly host: number
}

export interface Place {
  readonly power: PowerId
  /** The person's name; absent where nobody sits. */
  readonly name?: string
  readonly tokenHash?: string
  /** Bot that will play the seat if nobody takes it. */
  readonly bot: string
}

/** Everything about gatherings that must outlive the process. Each call is durable when its promise resolves. */
export interface GatheringStore {
  create(gathering: Gathering, now: number): Promise<void>
  save(gathering: Gathering): Promise<void>
  load(id: string): Promise<Gathering | undefined>
  byCode(code: string): Promise<Gathering | undefined>
  /** Open tables that have not started, newest first. */
  open(most: number): Promise<readonly Gathering[]>
  /** Forgets tables that were made before and never started. */
  forgetBefore(time: number): Promise<void>
}

export function createGatheringStore(database: Kysely<Tables>): GatheringStore {
  const read = (row: { readonly gathering: string } | undefined): Gathering | undefined =>
    row === undefined ? undefined : (JSON.parse(row.gathering) as Gathering)
  const columns = (gathering: Gathering) => ({
    code: gathering.code,
    open: gathering.open ? 1 : 0,
    started: gathering.started ? 1 : 0,
    gathering: JSON.stringify(gathering),
  })
  return {
    async create(gathering, now) {
      const row = { id: gathering.id, created_at: now, ...columns(gathering) }
      await database.insertInto('gatherings').values(row).execute()
    },
    async save(gathering) {
      await database.updateTable('gatherings').set(columns(gathering)).where('id', '=', gathering.id).execute()
    },
    load: async (id) =>
      read(await database.selectFrom('gatherings').select('gathering').where('id', '=', id).executeTakeFirst()),
    byCode: async (code) =>
      read(await database.selectFrom('gatherings').select('gathering').where('code', '=', code).executeTakeFirst()),
    async open(most) {
      const rows = await database
        .selectFrom('gatherings')
        .select('gathering')
        .where('open', '=', 1)
        .where('started', '=', 0)
        .orderBy('created_at', 'desc')
        .limit(most)
        .execute()
      return rows.flatMap((row) => read(row) ?? [])
    },
    async forgetBefore(time) {
      await database.deleteFrom('gatherings').where('started', '=', 0).where('created_at', '<', time).execute()
    },
  }
}
