import { join } from 'node:path'
import { loadScenarios } from '#server/lib/loadScenarios'
import { freePort, post, type ServerProcess, startServer, temporaryFolder } from '#tests/support/servers'
import { type CrowdSeat, SCENARIO } from '../crowd.ts'
import { clientPart, type PeerClient } from './boardgameio.ts'
import { GAME_NAME, type PeerView, peerGame } from './game.ts'

/** Where the peer keeps its matches: as durably as we do, or in memory only, as it does by itself. */
export const PEER_STORAGES = ['durable', 'memory'] as const
type PeerStorageKind = (typeof PEER_STORAGES)[number]

/** An acknowledgement that takes longer has been lost: the bench ends. */
const PATIENCE_MILLISECONDS = 60_000

interface PeerOptions {
  readonly years: number
  readonly storage: PeerStorageKind
  /** Messages above a kilobyte are deflated. */
  readonly compress: boolean
  /** For Node. */
  readonly flags: readonly string[]
}

/** Starts the peer's server on a free port of loopback; `remove` deletes its files when it has ended. */
export async function startPeer({
  years,
  storage,
  compress,
  flags,
}: PeerOptions): Promise<{ readonly server: ServerProcess; remove(): void }> {
  const { database, remove } = temporaryFolder()
  const environment = {
    NODE_ENV: 'production',
    PEER_YEARS: String(years),
    ...(storage === 'durable' ? { PEER_DATABASE: database } : {}),
    ...(compress ? { PEER_COMPRESS: 'yes' } : {}),
  }
  const main = join(import.meta.dirname, 'server.ts')
  return { server: await startServer(await freePort(), environment, flags, main), remove }
}

/** A match with a person on every seat, made through the peer's lobby and played over its own client and socket.io. */
export async function gatherPeer(
  base: string,
  seats: number,
  years: number,
  name: string,
): Promise<readonly CrowdSeat[]> {
  const lobby = `/games/${GAME_NAME}`
  const made = (await post(base, `${lobby}/create`, { numPlayers: seats, setupData: name })).json
  const { matchID } = made as { readonly matchID: string }
  const game = peerGame(loadScenarios().get(SCENARIO)!, years)
  const { Client, SocketIO } = clientPart()
  const socketOpts = { transports: ['websocket'], forceNew: true, reconnection: false }
  const joined = Array.from({ length: seats }, async (_, seat) => {
    const playerID = String(seat)
    const taken = (await post(base, `${lobby}/${matchID}/join`, { playerID, playerName: `P${seat}` })).json
    const { playerCredentials: credentials } = taken as { readonly playerCredentials: string }
    const multiplayer = SocketIO({ server: base, socketOpts })
    return await sitAtPeer(Client<PeerView>({ game, multiplayer, matchID, playerID, credentials, debug: false }))
  })
  return await Promise.all(joined)
}

async function sitAtPeer(client: PeerClient<PeerView>): Promise<CrowdSeat> {
  let last: PeerView | undefined
  const waiting = new Set<() => void>()
  client.subscribe((state) => {
    last = state?.G
    for (const wake of waiting) wake()
  })
  const until = (fits: (view: PeerView) => boolean) =>
    new Promise<PeerView>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the peer does not answer')), PATIENCE_MILLISECONDS)
      const look = () => {
        if (last === undefined || !fits(last)) return
        clearTimeout(timer)
        waiting.delete(look)
        resolve(last)
      }
      waiting.add(look)
      look()
    })
  /** The framework acknowledges a move by the state that has it. */
  const move = async (name: 'draft' | 'ready', ...args: readonly unknown[]) => {
    const { accepted } = last!
    client.moves[name]!(...args)
    await until((view) => view.accepted > accepted)
    return { ok: true }
  }
  client.start()
  await until(() => true)
  return {
    view: () => last!,
    until,
    draft: (window, orders) => move('draft', window, orders),
    ready: (window) => move('ready', window),
    bytesRead() {
      const { ws } = client.transport.socket.io.engine.transport as { ws: { _socket: { bytesRead: number } } }
      return ws._socket.bytesRead
    },
  }
}
