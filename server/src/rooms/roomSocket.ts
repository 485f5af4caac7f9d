import type { IncomingMessage } from 'node:http'

/** The only address a socket may be opened at: `/process/room?…`, as the SDK builds it. */
const ROOM_ADDRESS = /^\/[\w-]{1,64}\/[\w-]{1,64}\?[\x21-\x7e]{1,512}$/

/**
 * Lets sockets of rooms through and cuts all others off. The framework parses the address without a net: one that is no
 * URL would end the process.
 */
export function isRoomSocket(request: IncomingMessage): boolean {
  if (ROOM_ADDRESS.test(request.url ?? '')) return true
  request.socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  return false
}
