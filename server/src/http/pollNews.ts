import type { Response } from 'express'
import type { NewsQuery, PollNews } from '#shared/protocol/match'
import type { Clock } from '../lib/clock.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { Principal } from '../match/principal.ts'
import { seatOptions } from '../match/seatOptions.ts'

/** A caller who waits is looked after so often: it counts as present meanwhile. */
const LOOK_MILLISECONDS = 4000

interface Poll {
  readonly matches: Pick<Matches, 'use'>
  readonly clock: Clock
  readonly match: Match
  readonly principal: Principal
  readonly query: NewsQuery
  /** Its end ends the wait. */
  readonly response: Pick<Response, 'on' | 'off' | 'closed'>
}

/** What is new for one viewer: at once, or as soon as there is a view or a message, or the wait is over. */
export async function pollNews(poll: Poll): Promise<PollNews> {
  const { matches, clock, match: found, query, response } = poll
  const until = clock.now() + query.wait * 1000
  for (;;) {
    const news = await matches.use(found, (match) => look(match, poll))
    const left = until - clock.now()
    if (news.view !== undefined || news.chat.length > 0 || left <= 0 || response.closed) return news
    await matches.use(found, (match) => change(match, poll, Math.min(left, LOOK_MILLISECONDS)))
  }
}

async function look(match: Match, { principal, query }: Poll): Promise<PollNews> {
  const news = await match.poll(principal, query.after)
  const chat = await match.chat.visibleTo(principal)
  const options = news.view && query.options && seatOptions(match, principal, news.view)
  return { facts: match.facts(), chat: chat.slice(query.chat), ...news, ...(options && { options }) }
}

/** Resolves when another window is open, something was said, the caller has gone, or after so many milliseconds. */
function change(match: Match, { clock, principal, query, response }: Poll, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel()
      unfollow()
      mute()
      response.off('close', end)
      resolve()
    }
    const cancel = clock.after(milliseconds, end)
    const isOld = () => match.state.windowNumber !== query.after
    const unfollow = match.viewers.follow({ changed: () => isOld() && end(), closed: end })
    const mute = match.chat.subscribe({ ...principal, hear: end })
    response.on('close', end)
    // What changed between the look and this.
    if (isOld() || response.closed) end()
  })
}
