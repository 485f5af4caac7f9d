import type { Request, Response } from 'express'
import { bestTextLanguage, directionOf, type TextLanguage, text } from '../lib/texts.ts'
import type { PublicAddress } from '../web/sameOrigin.ts'
import { gameAddress } from './gameAddress.ts'

/** What a link shows before it is opened. */
export interface LinkPreview {
  readonly title: string
  readonly description: string
  /** Page of the game it leads to: what stands behind `#`. */
  readonly leadsTo: string
  /** Id of the match whose replay pages of other websites may show in a frame; absent for none. */
  readonly replay?: string
}

/** The first of the reader's languages that the texts are in. */
export const languageOf = (request: Request): TextLanguage => bestTextLanguage(request.acceptsLanguages())

/**
 * Answers with the page of a link: no script, because programs that make previews run none and the content policy allows none
 * in a page; browsers go on by themselves.
 */
export function sendLinkPage(where: PublicAddress, request: Request, response: Response, preview: LinkPreview): void {
  const language = languageOf(request)
  // Relative: a proxy may lead here below a path that only the browser knows.
  const home = '../'.repeat(request.path.split('/').length - 2)
  const go = `${home}#/${preview.leadsTo}`
  const [title, description, picture] = [preview.title, preview.description, pictureAddress(where, request, home)].map(
    escapeHtml,
  )
  response.set({ 'cache-control': 'no-cache', vary: 'accept-language', 'x-robots-tag': 'noindex' }).type('html')
  response.send(`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<meta name="description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Delicate Balance">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:image" content="${picture}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta name="twitter:card" content="summary_large_image">
${oembedLink(where, request, preview)}<meta http-equiv="refresh" content="0; url=${escapeHtml(go)}">
</head>
<body>
<h1>${title}</h1>
<p>${description}</p>
<p><a href="${escapeHtml(go)}">${escapeHtml(text(language, 'preview.go'))}</a></p>
</body>
</html>
`)
}

/** Where programs that show links in pages learn how to show this one (oembed.com, 4); empty for most links. */
function oembedLink(where: PublicAddress, request: Request, { replay, title }: LinkPreview): string {
  const base = gameAddress(where, request)
  if (replay === undefined || base === undefined) return ''
  const address = `${base}/oembed?format=json&url=${encodeURIComponent(`${base}/r/${replay}`)}`
  return `<link rel="alternate" type="application/json+oembed" href="${escapeHtml(address)}" title="${escapeHtml(title)}">\n`
}

/** Absolute where it is known by which address the reader came: programs that make previews want it so. */
function pictureAddress(where: PublicAddress, request: Request, home: string): string {
  const base = gameAddress(where, request)
  return base === undefined ? `${home}card.jpg` : `${base}/card.jpg`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Plain text as HTML. */
export const escapeHtml = (plain: string): string => plain.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)
