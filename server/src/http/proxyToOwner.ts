import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { refuse, refused } from '../web/refuse.ts'

/** Says that a call has been passed on already: it is never passed on twice. */
const PASSED_ON = 'x-balance-passed-on'

/** The host the caller asked, when another server answers. */
export const ORIGINAL_HOST = 'x-balance-host'

/** Headers that belong to one connection, or are made anew. */
const OWN_HEADERS = [
  'origin',
  'connection',
  'content-length',
  'host',
  'transfer-encoding',
  'content-encoding',
  'accept-encoding',
]

/**
 * Asks the server that plays what the call is about, and passes its answer on as it comes, streams among them. The caller
 * does not notice but by the time it takes.
 */
export async function proxyToOwner(url: string, request: Request, response: Response): Promise<void> {
  if (request.headers[PASSED_ON] !== undefined) return refuse(response, refused(503, 'serverFault'))
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const answer = await fetch(`${url}${request.originalUrl}`, {
    method: request.method,
    headers: headersOf(request),
    signal: gone.signal,
    redirect: 'manual',
    ...(request.body === undefined || request.method === 'GET' ? {} : { body: JSON.stringify(request.body) }),
  }).catch(() => undefined)
  if (gone.signal.aborted) return
  // It has just died: whoever takes over is asked when the caller tries again.
  if (answer === undefined) return refuse(response, refused(503, 'serverFault'))
  response.status(answer.status)
  for (const [name, value] of answer.headers) if (!OWN_HEADERS.includes(name)) response.setHeader(name, value)
  if (answer.body === null) response.end()
  else await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => response.destroy())
}

function headersOf({ headers, ip }: Request): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name) && name !== 'x-forwarded-for')
  const texts = kept.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')] as const)
  return {
    ...Object.fromEntries(texts),
    [PASSED_ON]: '1',
    [ORIGINAL_HOST]: headers.host ?? '',
    ...(ip === undefined ? {} : { 'x-forwarded-for': ip }),
  }
}
