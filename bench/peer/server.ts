/**
 * A boardgame.io server that plays Delicate Balance, on loopback, in a process of its own; started by bench/peer/seats.ts.
 * Environment: BALANCE_PORT, PEER_YEARS, PEER_DATABASE for a durable storage (in memory without it), PEER_COMPRESS for
 * compressed messages (socket.io sends them plain by itself).
 */
import { loadScenarios } from '#server/lib/loadScenarios'
import { SCENARIO } from '../crowd.ts'
import { serverPart } from './boardgameio.ts'
import { durableStorage } from './durableStorage.ts'
import { peerGame } from './game.ts'

const { BALANCE_PORT, PEER_YEARS, PEER_DATABASE, PEER_COMPRESS } = process.env
const game = peerGame(loadScenarios().get(SCENARIO)!, Number(PEER_YEARS))
const storage = PEER_DATABASE === undefined ? {} : { db: durableStorage(PEER_DATABASE) }
const { Server, SocketIO } = serverPart()
const transport = new SocketIO({ socketOpts: { perMessageDeflate: PEER_COMPRESS !== undefined } })
await Server({ games: [game], origins: [], transport, ...storage }).run({
  port: { port: Number(BALANCE_PORT), host: '127.0.0.1' },
})
process.stdout.write('the peer is ready:\n')
