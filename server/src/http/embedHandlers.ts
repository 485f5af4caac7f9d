import { readFile } from 'node:fs/promises'
import type { Response } from 'express'
import { EMBEDDED_MATCH, type Oembed } from '#shared/protocol/embed'
import type { LINK_ROUTES } from '#shared/protocol/routes/links'
import { type TextLanguage, text } from '../lib/texts.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { MatchStore, MatchSummary } from '../match/matchStore.ts'
import type { FindSealReason, SealReason } from '../match/seal.ts'
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
      if (!('why' in match)) response.send(replayPage(await readFile(deps.gamePage, 'utf8'), match.id))
      else {
        const language = languageOf(request)
        const words = escapeHtml(text(language, `problem.${match.why}`))
        response.status(match.status).send(refusalPage(language, `problem.${match.why}`, words))
      }
      return undefined
    },

    'GET /oembed': async ({ query: { url, format, maxwidth, maxheight }, request }): Promise<Oembed | Refused> => {
      if (format !== 'json') return refused(501, 'onlyJson')
      const base = gameAddress(deps, request) ?? ''
      const id = url.startsWith(base) ? REPLAY.exec(url.slice(base.length))?.[1] : undefined
      if (base === '' || id === undefined) return refused(404, 'noReplayThere')
      const match = await shown(id)
      if ('why' in match) return refused(match.status, match.why)
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

/** Why a replay is not shown. */
interface Unshown {
  readonly status: number
  readonly why: 'noSuchMatch' | 'notEnded' | SealReason
}

/** The match, if all of it may be shown to anybody: it has ended, and its class has opened it. */
async function shownMatch({ store, sealReason }: EmbedHandlersDeps, id: string): Promise<MatchSummary | Unshown> {
  const match = await store.summary(id)
  if (match === undefined) return { status: 404, why: 'noSuchMatch' }
  if (!match.isOver) return { status: 403, why: 'notEnded' }
  const why = await sealReason(match)
  return why === undefined ? match : { status: 403, why }
}

/** Lets pages of any website show this answer, and this one alone, in a frame. */
function openToFrames(response: Response): void {
  const policy = String(response.getHeader('content-security-policy'))
    .replace(/frame-ancestors [^;]*/, 'frame-ancestors *')
    .replace("base-uri 'none'", "base-uri 'self'")
  response.set('content-security-policy', policy)
  response.removeHeader('x-frame-options')
}

/**
 * The page of the game, which shows nothing but this replay: it goes by the name written here, not by its address, which can be
 * spelt in many ways. Everything it names is relative to the game's address, which only the browser knows.
 */
const replayPage = (gamePage: string, match: string): string =>
  gamePage.replace('<head>', `<head><base href="../../"><meta name="${EMBEDDED_MATCH}" content="${escapeHtml(match)}">`)

const refusalPage = (language: string, key: string, words: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Delicate Balance</title>
</head>
<body><main><h1>Delicate Balance</h1><p data-problem="${key}">${words}</p></main></body>
</html>
`
