import { connect, createServer, type Server, type Socket } from 'node:net'

/**
 * What a bad network does to one request:
 * - `swallow`: nothing of it arrives, and nothing is said;
 * - `loseAnswer`: it arrives, and the connection breaks before the answer;
 * - `holdAnswer`: it arrives, and the answer never does;
 * - `cut`: the connection breaks before it arrives;
 * - `delay`: it arrives late.
 */
export type RoadFault = 'pass' | 'swallow' | 'loseAnswer' | 'holdAnswer' | 'cut' | { readonly delay: number }

/** What is known of a request that is relayed. */
export interface RelayedRequest {
  readonly method: string
  readonly path: string
  /** It asks for a socket. */
  readonly isUpgrade: boolean
}

const REQUEST = /^(GET|POST|DELETE|PUT|HEAD|OPTIONS) (\S+) HTTP\/1\.1\r\n/

/** A network between a client and a server on this machine, request by request as bad as it is told to be. */
export class Relay {
  readonly #server: Server
  readonly #lines = new Set<RelayedLine>()
  /** What happens to each request from now on. */
  fault: (request: RelayedRequest) => RoadFault = () => 'pass'
  /** Requests for sockets so far. */
  upgrades = 0
  /** Requests so far. */
  requests = 0

  private constructor(target: number) {
    this.#server = createServer({ allowHalfOpen: false }, (client) => {
      const line = new RelayedLine(client, target, (request) => {
        this.requests++
        if (request.isUpgrade) this.upgrades++
        return this.fault(request)
      })
      this.#lines.add(line)
      client.once('close', () => this.#lines.delete(line))
    })
  }

  /** A relay to a port of this machine, on a free port of loopback. */
  static async to(target: number): Promise<Relay> {
    const relay = new Relay(target)
    await new Promise<void>((resolve) => relay.#server.listen(0, '127.0.0.1', resolve))
    return relay
  }

  get base(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  }

  /** Connections open now carry nothing any longer, in either direction, and are not closed. */
  blackOut(): void {
    for (const line of this.#lines) line.isDead = true
  }

  /** Connections open now carry nothing to the client any longer: what the client sends arrives, and no answer comes. */
  mute(): void {
    for (const line of this.#lines) line.mute()
  }

  async close(): Promise<void> {
    for (const line of this.#lines) line.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}

/** One connection through the relay. */
class RelayedLine {
  readonly #client: Socket
  readonly #server: Socket
  /** Nothing passes any longer, and nobody is told. */
  isDead = false
  #answers: 'pass' | 'lose' | 'hold' = 'pass'
  #wait = Promise.resolve()

  constructor(client: Socket, target: number, faultOf: (request: RelayedRequest) => RoadFault) {
    this.#client = client
    this.#server = connect(target, '127.0.0.1')
    for (const socket of [this.#client, this.#server])
      socket.setNoDelay(true).on('error', () => this.#closeUnlessDead())
    client.on('data', (bytes: Buffer) => this.#asked(bytes, faultOf))
    this.#server.on('data', (bytes: Buffer) => this.#answered(bytes))
    this.#server.once('close', () => this.#closeUnlessDead())
    client.once('close', () => this.#server.destroy())
  }

  destroy(): void {
    this.#client.destroy()
    this.#server.destroy()
  }

  mute(): void {
    this.#answers = 'hold'
  }

  #closeUnlessDead(): void {
    if (!this.isDead && this.#answers !== 'hold') this.destroy()
  }

  #asked(bytes: Buffer, faultOf: (request: RelayedRequest) => RoadFault): void {
    const head = bytes.subarray(0, 4096).toString('latin1')
    const [, method, path] = REQUEST.exec(head) ?? []
    if (method !== undefined && path !== undefined && !this.isDead) {
      this.#meet(faultOf({ method, path, isUpgrade: /\r\nupgrade: websocket/i.test(head) }))
    }
    this.#wait = this.#wait.then(() => {
      if (!this.isDead && !this.#server.destroyed) this.#server.write(bytes)
    })
  }

  #meet(fault: RoadFault): void {
    this.#answers = fault === 'loseAnswer' ? 'lose' : fault === 'holdAnswer' ? 'hold' : 'pass'
    if (fault === 'swallow') this.isDead = true
    else if (fault === 'cut') this.destroy()
    else if (typeof fault === 'object') {
      this.#wait = this.#wait.then(() => new Promise((resolve) => setTimeout(resolve, fault.delay)))
    }
  }

  #answered(bytes: Buffer): void {
    if (this.isDead || this.#answers === 'hold') return
    if (this.#answers === 'lose') this.destroy()
    else this.#client.write(bytes)
  }
}
