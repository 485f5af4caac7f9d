import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { WebSocketTransport } from '@colyseus/ws-transport'
import type { Application } from 'express'

/** Largest message of a client, in bytes: a full set of orders is under 8 kB. */
const LARGEST_MESSAGE = 32 * 1024
const PING_MILLISECONDS = 15_000

/** What the match transport needs of the rest of the server. */
export interface MatchTransportDeps {
  /** Answers every HTTP request, and is listened on. */
  readonly http: HttpServer
  readonly app: Application
  /** Whether a socket may be opened; it ends those that may not. */
  filter(request: IncomingMessage): boolean
}

/**
 * The framework's WebSocket transport on an HTTP server of ours, without the framework's own HTTP side: its router ends the
 * process on a bad Host header, reads bodies of any size, allows every website to call, and lets any caller make rooms.
 * The framework binds that router to `server` where a transport has one, and else hands it to the transport's own
 * `bindRouter`: this transport has none and leaves the router out. Joining is a route of ours that calls `reserveSeat`.
 */
export class MatchTransport extends WebSocketTransport {
  readonly #deps: MatchTransportDeps

  constructor(deps: MatchTransportDeps) {
    super({ noServer: true, maxPayload: LARGEST_MESSAGE, pingInterval: PING_MILLISECONDS })
    this.#deps = deps
    this.attachToServer(deps.http, { filter: deps.filter })
    delete this.server
    deps.http.on('request', deps.app)
  }

  override getExpressApp(): Application {
    return this.#deps.app
  }

  /** Leaves the framework's router out. */
  override bindRouter(): void {}

  /** @param started is called once, with the system's error when the port cannot be had */
  override listen(port: number, address?: string, backlog?: number, started?: (fault?: Error) => void): this {
    const { http } = this.#deps
    const failed = (fault: Error) => started?.(fault)
    http.once('error', failed)
    http.listen(port, address, backlog, () => {
      http.off('error', failed)
      started?.()
    })
    return this
  }
}
