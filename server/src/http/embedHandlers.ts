import { readFile } from 'node:fs/promises'
import type { Response } from 'express'
import type { Oembed } from '#shared/protocol/embed'
import type { LINK_ROUTES } from '#shared/protocol/routes/links'
import { type TextLanguage, text } from '../lib/texts.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { MatchStore, MatchSummary } from '../match/matchStore.ts'
import type { FindSealReason } from '../match/seal.ts'
import { type Refused, refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { PublicAddress } from '../web/sameOrigin.ts'
import type { AccessGrants } from './access.ts'
import { gameAddress } from './gameAddress.ts'
import { escapeHtml, languageOf } from './linkPage.ts'

/** What the handlers of replays in frames need of the rest of the server. */
export interface EmbedHandlersDeps extends PublicAddress {
  readonly store: Pick<MatchStore, 'summary'>
  readonly matches: Pick<Matches, 'find'>
  /** Why a match shows no secrets yet. */
  readonly sealReason: FindSealReason
  /** Address of the file that is the page of the game. */
  readonly gamePage: string
}

type EmbedRoutes = Pick<typeof LINK_ROUTES, 'GET /embed/r/:id' | 'GET /oembed'>

/** Sides of a frame that names none, in pixels. */
const WIDTH = 640
const HEIGHT = 480
/** Addresses of replays, from the address of the game on. */
const REPLAY = /^\/(?:embed\/r|r|#\/replay)\/([\w-]{1,64})(?:[/?].*)?$/

/** Handlers of the routes that show a replay in other websites' pages. */
export function embedHandlers(deps: EmbedHandlersDeps): RouteHandlers<EmbedRoutes, AccessGrants> {
  const shown = (id: string) => shownMatch(deps, id)
  return {
    'GET /embed/r/:id': async ({ params: { id }, request, response }) => {
      const match = await shown(id)
      openToFrames(response)
      response.set({ 'cache-control': 'no-cache', vary: 'accept-language', 'x-robots-tag': 'noindex' }).type('html')
      // Everything the page names is relative to the game's address, which only the browser knows.
      if (!('problem' in match))
        response.send((await readFile(deps.gamePage, 'utf8')).replace('<head>', '<head><base href="../../">'))
      else {
        const language = languageOf(request)
        const words = escapeHtml(text(language, match.problem.key, match.problem.args))
        response.status(match.status).send(refusalPage(language, words))
      }
      return undefined
    },

    'GET /oembed': async ({ query: { url, format, maxwidth, maxheight }, request }): Promise<Oembed | Refused> => {
      if (format !== 'json') return refused(501, 'onlyJson')
      const base = gameAddress(deps, request) ?? ''
      const id = url.startsWith(base) ? REPLAY.exec(url.slice(base.length))?.[1] : undefined
      if (base === '' || id === undefined) return refused(404, 'noReplayThere')
      const match = await shown(id)
      if ('problem' in match) return match
      const played = await deps.matches.find(id)
      return frameOf(base, id, titleOf(languageOf(request), played), {
        width: Math.min(WIDTH, maxwidth ?? WIDTH),
        height: Math.min(HEIGHT, maxheight ?? HEIGHT),
      })
    },
  }
}

const titleOf = (language: TextLanguage, match: Match | undefined): string =>
  match === undefined
    ? text(language, 'title')
    : text(language, 'preview.replay', { scenario: text(language, `scenario.${match.setup.scenario}.name`) })

/** A frame of this size that shows the replay of a match. */
function frameOf(
  base: string,
  id: string,
  title: string,
  size: { readonly width: number; readonly height: number },
): Oembed {
  const attributes = { src: `${base}/embed/r/${id}`, ...size, title, loading: 'lazy', style: 'border:0' }
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeHtml(String(value))}"`)
  const html = `<iframe ${written.join(' ')}></iframe>`
  return { version: '1.0', type: 'rich', provider_name: 'Delicate Balance', provider_url: base, title, html, ...size }
}

/** The match, if all of it may be shown to anybody: it has ended, and its class has opened it. */
async function shownMatch({ store, sealReason }: EmbedHandlersDeps, id: string): Promise<MatchSummary | Refused> {
  const match = await store.summary(id)
  if (match === undefined) return refused(404, 'noSuchMatch')
  if (!match.isOver) return refused(403, 'notEnded')
  const reason = await sealReason(match)
  return reason === undefined ? match : refused(403, reason)
}

/** Lets pages of any website show this answer, and this one alone, in a frame. */
function openToFrames(response: Response): void {
  const policy = String(response.getHeader('content-security-policy'))
    .replace(/frame-ancestors [^;]*/, 'frame-ancestors *')
    .replace("base-uri 'none'", "base-uri 'self'")
  response.set('content-security-policy', policy)
  response.removeHeader('x-frame-options')
}

const refusalPage = (language: string, words: string): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>Delicate Balance</title></head>
<body><p>${words}</p></body>
</html>
`
