import type { Request, Response } from 'express'
import { newsQuerySchema } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { Match } from '../match/match.ts'
import type { Principal } from '../match/principal.ts'
import { refuse } from '../web/refuse.ts'

/**
 * `GET /api/matches/:id/news?after=WINDOW&words=COUNT`: what a socket or a stream would have brought since the window and
 * the words known already, for networks that let neither through. Asked every second or two.
 */
export async function readNews(
  match: Match,
  principal: Principal,
  request: Request,
  response: Response,
): Promise<void> {
  const asked = newsQuerySchema.safeParse(request.query)
  if (!asked.success) return refuse(response, 400, problem('malformedRequest', { field: 'after' }))
  const { after, words } = asked.data
  const { view, closesIn } = await match.poll(principal, after)
  const heard = await match.chat.visibleTo(principal.viewer)
  response.set('cache-control', 'no-store').json({
    facts: match.facts(),
    chat: heard.slice(words),
    ...(view === undefined ? {} : { view }),
    ...(closesIn === undefined ? {} : { closesIn }),
  })
}
