import { type Application, type RequestHandler, type Response, text } from 'express'
import { printRecord } from '#shared/match/recordText'
import { problem } from '#shared/view/phrase'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { MatchStore } from '../match/matchStore.ts'
import { refuse } from '../web/refuse.ts'
import { withMatch } from './requireViewer.ts'

/** Longest record taken from a file: a long match is about one megabyte. */
const LONGEST_RECORD = '8mb'

/** Matches as files: the whole truth of one that has ended, and a file shown again. */
export function addRecordRoutes(app: Application, matches: Matches, store: MatchStore, mayMake: RequestHandler): void {
  app.get(
    '/api/matches/:id/record',
    withMatch(matches, (match, _request, response) => download(store, match, response)),
  )
  app.post(
    '/api/records',
    text({ limit: LONGEST_RECORD, inflate: false, type: () => true }),
    mayMake,
    async (request, response) => {
      const shown = await matches.importRecord(typeof request.body === 'string' ? request.body : '')
      if ('problem' in shown) refuse(response, 422, shown.problem)
      else response.status(201).json(shown)
    },
  )
}

async function download(store: MatchStore, match: Match, response: Response): Promise<void> {
  const { id, seed } = match.setup
  if (match.state.window.kind !== 'ended') return refuse(response, 403, problem('notEnded'))
  if (await store.isInPlay(seed)) return refuse(response, 403, problem('luckInPlay'))
  const record = await store.record(id)
  if (record === undefined) return refuse(response, 404, problem('noSuchMatch'))
  response.attachment(`delicate-balance-${id}.jsonl`).type('application/jsonl').send(printRecord(record))
}
