import type { Request, Response } from 'express'
import { newsQuerySchema } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { Chair } from '../match/chair.ts'
import type { Match } from '../match/match.ts'
import { refuse } from './refuse.ts'

/**
 * `GET /api/matches/:id/news?after=WINDOW&words=COUNT`: what a socket or a stream would have brought since the window and
 * the words known already, for networks that let neither through. Asked every second or two.
 */
export async function readNews(match: Match, chair: Chair, request: Request, response: Response): Promise<void> {
  const asked = newsQuerySchema.safeParse(request.query)
  if (!asked.success) return refuse(response, 400, problem('malformedRequest', { field: 'after' }))
  const { after, words } = asked.data
  const { view, closesIn } = await match.lookIn(chair, after)
  const heard = await match.talk.heardBy(chair.viewer)
  response.set('cache-control', 'no-store').json({
    facts: match.facts(),
    words: heard.slice(words),
    ...(view === undefined ? {} : { view }),
    ...(closesIn === undefined ? {} : { closesIn }),
  })
}
