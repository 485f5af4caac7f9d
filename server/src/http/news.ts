import type { Request, Response } from 'express'
import { newsQuerySchema } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import type { Matches } from '../match/matches.ts'
import { chairOf } from './chairOf.ts'
import { refuse } from './refuse.ts'

/**
 * `GET /api/matches/:id/news?after=WINDOW&words=COUNT`: what a socket or a stream would have brought since the window and
 * the words known already, for networks that let neither through. Asked every second or two.
 */
export async function readNews(matches: Matches, request: Request, response: Response): Promise<void> {
  const id = String(request.params.id)
  const match = await matches.find(id)
  if (match === undefined) return refuse(response, 404, await matches.whyAbsent(id))
  const chair = chairOf(match, request)
  if (chair === undefined) return refuse(response, 403, problem('wrongToken'))
  const asked = newsQuerySchema.safeParse(request.query)
  if (!asked.success) return refuse(response, 400, problem('malformedRequest', { field: 'after' }))
  const { after, words } = asked.data
  const heard = await match.talk.heardBy(chair.viewer)
  const { view, closesIn } = await match.lookIn(chair, after)
  response.set('cache-control', 'no-store').json({
    facts: match.facts(),
    words: heard.slice(words),
    ...(view === undefined ? {} : { view }),
    ...(closesIn === undefined ? {} : { closesIn }),
  })
}
