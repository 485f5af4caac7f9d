import type { Request, Response } from 'express'
import type { Match } from '../match/match.ts'
import type { Principal } from '../match/principal.ts'

/** What was said so far, as one viewer may have heard it, and what may be said. */
export async function readChat(
  match: Match,
  { viewer }: Principal,
  _request: Request,
  response: Response,
): Promise<void> {
  response.json({ rule: match.chat.rule, chat: await match.chat.visibleTo(viewer) })
}
