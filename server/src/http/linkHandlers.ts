import type { Request, Response } from 'express'
import { readCode } from '#shared/protocol/codes'
import type { LobbyFacts } from '#shared/protocol/lobby'
import type { LINK_ROUTES } from '#shared/protocol/routes/links'
import { type TextLanguage, text } from '../lib/texts.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { wallClock } from '../notices/noticeText.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { PublicAddress } from '../web/sameOrigin.ts'
import type { AccessGrants } from './access.ts'
import { type LinkPreview, languageOf, sendLinkPage } from './linkPage.ts'

/** What the handlers of links need of the rest of the server. */
export interface LinkHandlersDeps extends PublicAddress {
  readonly lobbies: Lobbies
  readonly matches: Matches
}

type Called = { readonly request: Request; readonly response: Response }

/**
 * Handlers of the links that people paste. What is not there is led on all the same: the page of the game says so. Nothing is
 * told of a class: its code alone opens nothing.
 */
export function linkHandlers(deps: LinkHandlersDeps): RouteHandlers<typeof LINK_ROUTES, AccessGrants> {
  const { lobbies, matches } = deps
  const answer = ({ request, response }: Called, preview: LinkPreview) => {
    sendLinkPage(deps, request, response, preview)
    return undefined
  }
  /** A page about a match, with its title in the words of this key. */
  const ofMatch = async (called: Called, id: string, kind: 'match' | 'debrief' | 'replay', leadsTo: string) => {
    const match = await matches.find(id)
    const language = languageOf(called.request)
    const about = match === undefined ? unknown(language) : previewOfMatch(language, match, kind)
    return answer(called, { ...about, leadsTo })
  }
  return {
    'GET /t/:code': async ({ params: { code }, ...called }) => {
      const table = await lobbies.find(code)
      const language = languageOf(called.request)
      const about = table === undefined ? unknown(language) : previewOfTable(language, table)
      return answer(called, { ...about, leadsTo: `table/${encodeURIComponent(table?.id ?? code.toLowerCase())}` })
    },

    'GET /m/:id': ({ params: { id }, ...called }) => ofMatch(called, id, 'match', `match/${encodeURIComponent(id)}`),

    'GET /d/:id': ({ params: { id }, ...called }) =>
      ofMatch(called, id, 'debrief', `debrief/${encodeURIComponent(id)}`),

    'GET /r/:id': ({ params: { id }, ...called }) => ofMatch(called, id, 'replay', `replay/${encodeURIComponent(id)}`),

    'GET /r/:id/:index/:perspective': ({ params: { id, index, perspective }, ...called }) =>
      ofMatch(called, id, 'replay', `replay/${[id, index, perspective].map(encodeURIComponent).join('/')}`),

    'GET /j/:code': ({ params: { code }, ...called }) => {
      const language = languageOf(called.request)
      const title = text(language, 'preview.class')
      const description = text(language, 'preview.classAbout')
      return answer(called, { title, description, leadsTo: `join/${encodeURIComponent(readCode(code))}` })
    },
  }
}

type Words = Omit<LinkPreview, 'leadsTo'>

const unknown = (language: TextLanguage): Words => ({
  title: text(language, 'title'),
  description: text(language, 'preview.about'),
})

function previewOfTable(language: TextLanguage, table: LobbyFacts): Words {
  const { scenario, seats, years, timeControl, started, appointment } = table
  const host = seats.find((seat) => seat.host)?.name ?? ''
  const free = seats.filter(({ name }) => name === undefined).length
  const pace = text(language, `timeControl.${timeControl}`)
  const places = text(language, 'preview.seats', { free, seats: seats.length, years, timeControl: pace })
  const title = text(language, 'preview.table', { host, scenario: text(language, `scenario.${scenario}.name`) })
  if (started) return { title, description: text(language, 'preview.begun') }
  if (appointment === undefined) return { title, description: places }
  // Of whoever reads it only the language is known: the time is the host's, with its zone.
  const time = wallClock(appointment.at, { language, zone: appointment.zone })
  return { title, description: `${time} · ${places}` }
}

/** Keys of the texts about a match that has ended. */
const OF_THE_END = {
  debrief: { title: 'preview.debrief', about: 'preview.debriefAbout' },
  replay: { title: 'preview.replay', about: 'preview.replayAbout' },
} as const

/** What a spectator may know of a match. */
function previewOfMatch(language: TextLanguage, match: Match, kind: 'match' | 'debrief' | 'replay'): Words {
  const { window, year, years } = match.state
  const scenario = text(language, `scenario.${match.setup.scenario}.name`)
  const hasEnded = window.kind === 'ended'
  if (kind !== 'match' && hasEnded) {
    const { title, about } = OF_THE_END[kind]
    return { title: text(language, title, { scenario }), description: text(language, about) }
  }
  return {
    title: text(language, 'preview.match', { scenario }),
    description: text(language, hasEnded ? 'preview.ended' : 'preview.year', { year, years }),
  }
}
