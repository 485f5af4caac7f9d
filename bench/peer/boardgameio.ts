import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** boardgame.io with its lock file: a folder of its own, so that the game depends on none of it. */
const FOLDER = join(import.meta.dirname, 'boardgame.io')

/** True once `npm ci --prefix bench/peer/boardgame.io` has been run. */
export const isInstalled = (): boolean => existsSync(join(FOLDER, 'node_modules'))

const load = createRequire(join(FOLDER, 'package.json'))

/** One change of a match as boardgame.io hands it to a storage: the whole state, and the moves that led to it. */
export interface PeerState {
  readonly _stateID: number
}

/** The synchronous storage interface of boardgame.io 0.50, as far as its server calls it while a match is played. */
export interface PeerStorage {
  /** 0 says that results need not be awaited, 1 that they must. */
  type(): 0 | 1
  connect(): unknown
  createMatch(id: string, match: { readonly initialState: PeerState; readonly metadata: unknown }): unknown
  setState(id: string, state: PeerState, log?: readonly unknown[]): unknown
  setMetadata(id: string, metadata: unknown): unknown
  fetch(id: string, wanted: Readonly<Record<string, boolean>>): unknown
}

interface PeerServer {
  /** Resolves when the server listens. */
  run(options: { readonly port: { readonly port: number; readonly host: string } }): Promise<unknown>
}

/** The server part of the package. */
export function serverPart() {
  return load('boardgame.io/dist/cjs/server.js') as {
    Server(options: {
      readonly games: readonly object[]
      readonly origins: readonly string[]
      readonly db?: PeerStorage
      readonly transport: object
    }): PeerServer
    /** Options are those of a socket.io server. */
    readonly SocketIO: new (options: {
      readonly socketOpts: object
    }) => object
  }
}

/** A client of one seat. */
export interface PeerClient<View> {
  readonly moves: Readonly<Record<string, (...args: readonly unknown[]) => void>>
  readonly transport: { readonly socket: { readonly io: { readonly engine: { readonly transport: unknown } } } }
  start(): void
  stop(): void
  subscribe(listener: (state: { readonly G: View } | null) => void): void
}

/** The client part of the package, with its socket.io transport. */
export function clientPart() {
  const { Client } = load('boardgame.io/dist/cjs/client.js') as {
    Client<View>(options: {
      readonly game: object
      readonly multiplayer: unknown
      readonly matchID: string
      readonly playerID: string
      readonly credentials: string
      readonly debug: false
    }): PeerClient<View>
  }
  const { SocketIO } = load('boardgame.io/dist/cjs/multiplayer.js') as {
    SocketIO(options: { readonly server: string; readonly socketOpts: object }): unknown
  }
  return { Client, SocketIO }
}

/** What a move returns to be refused. */
export const INVALID_MOVE = 'INVALID_MOVE'

/** The plain object behind one of Immer's drafts, as it was before the move. */
export const original = <Value>(draft: Value): Value =>
  (load('immer') as { original(draft: Value): Value }).original(draft)

export const peerVersion = (): string => (load('boardgame.io/package.json') as { version: string }).version
