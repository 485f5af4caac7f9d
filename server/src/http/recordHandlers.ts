import type { RECORD_ROUTES } from '#shared/protocol/routes/records'
import type { MatchStore } from '../match/matchStore.ts'
import type { FindSealReason } from '../match/seal.ts'
import type { TranscriptStore } from '../match/transcriptStore.ts'
import { recordFile } from '../records/recordFile.ts'
import type { RecordImports } from '../records/recordImports.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'

/** What the record handlers need of the rest of the server. */
export interface RecordHandlersDeps {
  readonly imports: RecordImports
  readonly store: MatchStore
  readonly transcriptStore: TranscriptStore
  /** Why a match shows no secrets yet. */
  readonly sealReason: FindSealReason
}

/** Handlers of the routes of records. */
export const recordHandlers = ({
  imports,
  store,
  transcriptStore,
  sealReason,
}: RecordHandlersDeps): RouteHandlers<typeof RECORD_ROUTES, AccessGrants> => ({
  'GET /api/v1/matches/:id/record': async ({ params: { id }, response }) => {
    const match = await store.summary(id)
    if (match === undefined) return refused(404, 'noSuchMatch')
    if (!match.isOver) return refused(403, 'notEnded')
    const reason = await sealReason(match)
    if (reason !== undefined) return refused(403, reason)
    const file = await recordFile({ store, transcriptStore }, id)
    if (file === undefined) return refused(404, 'noSuchMatch')
    response.attachment(`delicate-balance-${id}.jsonl`).type('application/jsonl').send(file)
    return undefined
  },

  'POST /api/v1/records': ({ body }) => (imports.checks.isFull ? refused(429, 'tooManyRecords') : imports.import(body)),
})
