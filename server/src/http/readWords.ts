import type { Request, Response } from 'express'
import type { Chair } from '../match/chair.ts'
import type { Match } from '../match/match.ts'

/** What was said so far, as one viewer may have heard it, and what may be said. */
export async function readWords(match: Match, { viewer }: Chair, _request: Request, response: Response): Promise<void> {
  response.json({ rule: match.talk.rule, words: await match.talk.heardBy(viewer) })
}
