import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as passOn,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { listenOnLoopback } from '#tests/support/loopback'

/** What a proxy does wrong; nothing where all are left out. */
export interface ProxyFaults {
  /** Answers a request for a socket as any other. */
  readonly noUpgrade?: boolean
  /** Keeps a stream until it ends. */
  readonly buffers?: boolean
  /** Leads only the page itself to the game. */
  readonly pageOnly?: boolean
  /** Takes off no path, and there is one. */
  readonly below?: string
  /** Gives the game another host than was asked for. */
  readonly host?: string
  /** Lets nothing through that changes something. */
  readonly onlyReads?: boolean
  /** Takes off the header by which callers are known. */
  readonly noAuthorization?: boolean
  /** By https, with this key and certificate. */
  readonly tls?: { readonly key: string; readonly cert: string }
}

/** A proxy in front of a server of this machine. */
export interface RunningProxy {
  /** Its address, with its path. */
  readonly base: string
  stop(): void
}

/** Starts a proxy on a free port of loopback. @param target port of the server */
export async function startProxy(target: number, faults: ProxyFaults = {}): Promise<RunningProxy> {
  const answer = (request: IncomingMessage, response: ServerResponse) => relay(target, faults, request, response)
  const proxy: Server = faults.tls === undefined ? createServer(answer) : createTlsServer(faults.tls, answer)
  const open = new Set<Duplex>()
  if (!faults.noUpgrade) {
    proxy.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
      const server = connect(target, '127.0.0.1')
      for (const end of [socket, server]) end.on('error', () => undefined)
      for (const end of [socket, server]) open.add(end)
      const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`)
      server.write([`GET ${pathOf(faults, request)} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
      socket.pipe(server).pipe(socket)
    })
  }
  const port = await listenOnLoopback(proxy)
  const scheme = faults.tls === undefined ? 'http' : 'https'
  return {
    base: `${scheme}://127.0.0.1:${port}${faults.below ?? ''}`,
    stop() {
      for (const end of open) end.destroy()
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}

/** The page is always led to the game: below a path too. */
const pathOf = ({ below }: ProxyFaults, { url = '/' }: IncomingMessage): string => (url === `${below}/` ? '/' : url)

function relay(target: number, faults: ProxyFaults, request: IncomingMessage, response: ServerResponse): void {
  const path = pathOf(faults, request)
  const isHeld = (faults.pageOnly && path !== '/') || (faults.onlyReads && request.method !== 'GET')
  if (isHeld) return void response.writeHead(faults.pageOnly ? 404 : 405).end('no')
  const headers: OutgoingHttpHeaders = { ...request.headers }
  if (faults.host !== undefined) headers.host = faults.host
  if (faults.noAuthorization) delete headers.authorization
  const onward = passOn({ host: '127.0.0.1', port: target, method: request.method, path, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers)
    response.flushHeaders()
    if (!faults.buffers) return void answered.pipe(response)
    const kept: Buffer[] = []
    answered.on('data', (part: Buffer) => kept.push(part))
    answered.on('end', () => response.end(Buffer.concat(kept)))
    answered.on('error', () => response.destroy())
  })
  onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}
