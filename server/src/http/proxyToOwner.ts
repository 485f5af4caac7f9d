import { scryptSync } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Request, RequestHandler, Response } from 'express'
import { createProxyServer } from 'httpxy'
import { hashToken, matchesHash } from '../lib/token.ts'
import { refuse, refused } from '../web/refuse.ts'

/** Headers that servers set for each other begin so. */
const OURS = 'x-balance-'
/** Says that a call has been passed on already: it is never passed on twice. Its value is known to the servers alone. */
const PASSED_ON = `${OURS}passed-on`
const PURPOSE = 'delicate balance: calls passed on'
const MARK_BYTES = 24

const proxy = createProxyServer()

/** Passes calls on to the servers that play what they are about. */
export interface OwnerProxy {
  /** Takes the headers of servers off calls that no server has sent. */
  readonly stripForged: RequestHandler
  /**
   * Asks the server that plays what the call is about, and passes its answer on as it comes, streams among them. Neither the
   * caller nor that server notices: the host and the headers stay, and the address is the caller's.
   */
  passOn(url: string, request: Request, response: Response): Promise<void>
}

/** @param secret known to all servers side by side, and to no caller */
export function createOwnerProxy(secret: string): OwnerProxy {
  const mark = scryptSync(secret, PURPOSE, MARK_BYTES).toString('hex')
  const hash = hashToken(mark)
  return {
    stripForged({ headers }, _response, next) {
      const passedOn = headers[PASSED_ON]
      const isOurs = typeof passedOn === 'string' && matchesHash(passedOn, hash)
      for (const name of Object.keys(headers)) {
        if (name.startsWith(OURS) && !(isOurs && name === PASSED_ON)) delete headers[name]
      }
      next()
    },
    passOn: (url, request, response) => passOn(url, mark, request, response),
  }
}

async function passOn(url: string, mark: string, request: Request, response: Response): Promise<void> {
  if (request.headers[PASSED_ON] !== undefined) return refuse(response, refused(503, 'serverFault'))
  const body = bodyOf(request)
  const headers = {
    [PASSED_ON]: mark,
    ...(request.ip === undefined ? {} : { 'x-forwarded-for': request.ip }),
    ...(body === undefined ? {} : { 'content-length': String(body.length) }),
  }
  try {
    await proxy.web(request, response, {
      target: url,
      headers,
      ...(body === undefined ? {} : { buffer: Readable.from([body]) }),
    })
  } catch {
    // The owner has just died: the server that takes over is asked when the caller tries again.
    if (response.headersSent) response.destroy()
    else refuse(response, refused(503, 'serverFault'))
  }
}

/** The body, which has been read and parsed before it was known that another server plays this; undefined when it was not. */
function bodyOf({ body, headers }: Request): Buffer | undefined {
  if (body === undefined) return undefined
  delete headers['transfer-encoding']
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
