import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { directionOf } from '../lib/texts.ts'
import { escapeHtml, languageOf } from './linkPage.ts'

const STYLE = `body{margin:0 auto;padding:1.5rem;max-width:34rem;font:1.05rem/1.5 system-ui,sans-serif;color:#16202b;background:#fff}
h1{font-size:1.4rem}label{display:block;margin:1rem 0}input[type=text]{display:block;min-height:44px;font:inherit;padding:0 .6rem;text-transform:uppercase}
input[type=checkbox]{width:1.4rem;height:1.4rem;vertical-align:middle;margin-right:.5rem}
button,.go{display:inline-block;box-sizing:border-box;min-height:44px;padding:.6rem 1.2rem;font:inherit;color:#fff;background:#123c69;border:0;border-radius:4px;text-decoration:none;cursor:pointer}`
const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** A page without script, for people whom another website has led here. */
export interface PlainPage {
  readonly status?: number
  readonly title: string
  /** HTML whose texts are escaped. */
  readonly body: string
  /** Where its form may go, and which pages may show it in a frame: as content policies name them. */
  readonly formsTo?: string
  readonly framedBy: readonly string[]
}

/** Answers with a page without script. */
export function sendPlainPage(
  request: Request,
  response: Response,
  { status = 200, title, body, formsTo, framedBy }: PlainPage,
): void {
  const policy = [
    "default-src 'none'",
    `style-src ${STYLE_HASH}`,
    `form-action ${formsTo ?? "'self'"}`,
    "base-uri 'none'",
    `frame-ancestors ${["'self'", ...framedBy].join(' ')}`,
  ].join('; ')
  response.removeHeader('x-frame-options')
  response.set({
    'content-security-policy': policy,
    // With none told, browsers would hide from us too that our own page sends a form.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    vary: 'accept-language',
    'x-robots-tag': 'noindex',
  })
  response
    .status(status)
    .type('html')
    .send(`<!doctype html>
<html lang="${languageOf(request)}" dir="${directionOf(languageOf(request))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`)
}
