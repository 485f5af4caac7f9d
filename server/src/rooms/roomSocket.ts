import type { IncomingMessage } from 'node:http'
import type { IsSameOrigin } from '../web/sameOrigin.ts'

/** The only address a socket may be opened at: `/process/room?…`, as the SDK builds it. */
const ROOM_ADDRESS = /^\/[\w-]{1,64}\/[\w-]{1,64}\?[\x21-\x7e]{1,512}$/

/**
 * Accepts sockets of rooms that our own pages or programs open, and ends all others: browsers open sockets to other
 * websites without asking. The framework does not catch an address that is no URL, which would end the process.
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
