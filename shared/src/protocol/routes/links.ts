import { oembedQuerySchema, oembedSchema } from '#shared/protocol/embed'
import type { RouteTable } from '#shared/protocol/route'

/** Type of what a link answers. */
const PAGE = 'text/html; charset=utf-8'

/**
 * Addresses to paste into a chat or a mail: each answers with a title, a description and a picture for the preview, in the
 * reader's language, and leads on to the page of the game. What they tell is public; looking takes no seat.
 */
export const LINK_ROUTES = {
  'GET /t/:code': { summary: 'A table, by its code or id.', who: 'anyone', file: PAGE },
  'GET /m/:id': { summary: 'A match, for spectators.', who: 'anyone', file: PAGE },
  'GET /d/:id': { summary: 'The debrief of a match.', who: 'anyone', file: PAGE },
  'GET /r/:id': { summary: 'The replay of a match.', who: 'anyone', file: PAGE },
  'GET /r/:id/:index/:perspective': {
    summary: 'A moment of a replay, as one of its viewers saw it.',
    who: 'anyone',
    file: PAGE,
  },
  'GET /embed/r/:id': {
    summary: 'The replay of a match that has ended, for a frame in a page of any website.',
    who: 'anyone',
    file: PAGE,
  },
  'GET /oembed': {
    summary: 'How a page shows the replay of a match that has ended, by its address (oembed.com); JSON alone.',
    who: 'anyone',
    query: oembedQuerySchema,
    answer: oembedSchema,
  },
  'GET /j/:code': { summary: 'The page that joins a class; it tells nothing of the class.', who: 'anyone', file: PAGE },
} as const satisfies RouteTable
