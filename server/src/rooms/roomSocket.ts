import type { IncomingMessage } from 'node:http'
import type { IsSameOrigin } from '../web/sameOrigin.ts'

/** The only address a socket may be opened at: `/process/room?…`, as the SDK builds it. */
const ROOM_ADDRESS = /^\/[\w-]{1,64}\/[\w-]{1,64}\?[\x21-\x7e]{1,512}$/

/**
 * Lets sockets of rooms through that our own pages, or programs, open, and cuts all others off. Browsers ask no leave to
 * open a socket to another website. The framework parses the address without a net: one that is no URL would end the
 * process.
 */
export function isRoomSocket(isSameOrigin: IsSameOrigin): (request: IncomingMessage) => boolean {
  return (request) => {
    const refusal = ROOM_ADDRESS.test(request.url ?? '') ? undefined : '404 Not Found'
    const status = refusal ?? (isSameOrigin(request) ? undefined : '403 Forbidden')
    if (status === undefined) return true
    request.socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    return false
  }
}
