import { Readable } from 'node:stream'
import type { Request, Response } from 'express'
import { createProxyServer } from 'httpxy'
import { refuse, refused } from '../web/refuse.ts'

/** Says that a call has been passed on already: it is never passed on twice. */
const PASSED_ON = 'x-balance-passed-on'

const proxy = createProxyServer()

/**
 * Asks the server that plays what the call is about, and passes its answer on as it comes, streams among them. Neither the
 * caller nor that server notices: the host and the headers stay, and the address is the caller's.
 */
export async function proxyToOwner(url: string, request: Request, response: Response): Promise<void> {
  if (request.headers[PASSED_ON] !== undefined) return refuse(response, refused(503, 'serverFault'))
  const body = bodyOf(request)
  const headers = {
    [PASSED_ON]: '1',
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
