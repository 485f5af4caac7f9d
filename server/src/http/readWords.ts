import type { Request, Response } from 'express'
import { problem } from '#shared/view/phrase'
import type { Matches } from '../match/matches.ts'
import { chairOf } from './chairOf.ts'
import { refuse } from './refuse.ts'

/** What was said so far, as one viewer may have heard it, and what may be said. */
export async function readWords(matches: Matches, request: Request, response: Response): Promise<void> {
  const id = String(request.params.id)
  const match = await matches.find(id)
  if (match === undefined) return refuse(response, 404, await matches.whyAbsent(id))
  const viewer = chairOf(match, request)?.viewer
  if (viewer === undefined) return refuse(response, 403, problem('wrongToken'))
  response.json({ rule: match.talk.rule, words: await match.talk.heardBy(viewer) })
}
