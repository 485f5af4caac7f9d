import type { Server as HttpServer } from 'node:http'
import type { Socket } from 'node:net'
import { defineRoom, defineServer, matchMaker, type Room } from '@colyseus/core'
import express, { type Application } from 'express'
import type { JoinOptions } from '#shared/protocol/messages'
import { createHttpServer } from '../web/httpServer.ts'
import type { IsSameOrigin } from '../web/sameOrigin.ts'
import { MatchRoom, type MatchRoomDeps, type ReservedJoin } from './matchRoom.ts'
import { MatchTransport } from './matchTransport.ts'
import { isRoomSocket } from './roomSocket.ts'
import type { SharedRooms } from './sharedRooms.ts'

/** What the game server needs of the rest of the server. */
export interface GameServerDeps extends MatchRoomDeps {
  /** Shared with other servers; absent where there is one. */
  readonly rooms?: SharedRooms | undefined
  /** Whether a socket is opened by our own pages or by no website at all. */
  readonly isSameOrigin: IsSameOrigin
  /** Adds everything that is answered over HTTP, joining among it. */
  addRoutes(app: Application): void
  /** Told of every connection, once. */
  onConnection(socket: Socket): void
  /** Told what the framework logs, mostly about malformed messages of its clients. */
  onLog(line: string): void
}

/** The Colyseus server and its HTTP server. */
export interface GameServer {
  /** Resolves with the port taken. @throws the system's error when the port cannot be had */
  listen(port: number, address: string): Promise<number>
  /** Tells every connection that the server goes, and stops. */
  stop(): Promise<void>
}

/** The Colyseus server over the matches, with the web's routes beside it on the same port. */
export function createGameServer(deps: GameServerDeps): GameServer {
  const { rooms, isSameOrigin, addRoutes, onConnection, onLog, matches, lines, dispatch, mayCommand, onFault } = deps
  const http = createHttpServer().on('connection', onConnection)
  const connections = connectionsOf(http)
  const game = defineServer({
    rooms: { match: defineRoom(MatchRoom, { matches, lines, dispatch, mayCommand, onFault }) },
    transport: new MatchTransport({ http, app: express(), filter: isRoomSocket(isSameOrigin) }),
    express: addRoutes,
    ...rooms,
    // The server that plays a match has its room.
    selectProcessIdToCreateRoom: async () => matchMaker.processId,
    greet: false,
    gracefullyShutdown: false,
    logger: loggerFor(onLog),
  })
  return {
    async listen(port, address) {
      await game.listen(port, address)
      http.on('error', onFault)
      const bound = http.address()
      return typeof bound === 'object' && bound !== null ? bound.port : port
    },
    async stop() {
      await game.gracefullyShutdown(false)
      await closed(http, connections)
    },
  }
}

/** Every open connection, rooms' sockets among them: of those the HTTP server itself keeps no list. */
function connectionsOf(http: HttpServer): ReadonlySet<Socket> {
  const connections = new Set<Socket>()
  http.on('connection', (socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  return connections
}

/** How long calls may take to end, and sockets to answer that the server goes. */
const FAREWELL_MILLISECONDS = 1000

/** Resolves when calls that are being answered have ended; connections that merely stay open are cut. */
async function closed(http: HttpServer, connections: ReadonlySet<Socket>): Promise<void> {
  await new Promise<void>((resolve) => {
    http.close(() => resolve())
    http.closeIdleConnections()
    setTimeout(() => {
      for (const socket of connections) socket.destroy()
    }, FAREWELL_MILLISECONDS).unref()
  })
}

function loggerFor(onLog: (line: string) => void) {
  const log = (...parts: readonly unknown[]) => onLog(parts.map(String).join(' '))
  return { debug: log, info: log, trace: log, warn: log, error: log }
}

/** Room sockets open in this process. */
export const openSockets = (): number => matchMaker.stats.local.ccu

/** Makes sure a match has a room that is listed: it has none after a restart, or when all players had been gone for a while. */
export async function ensureRoom(match: string): Promise<void> {
  // By its id, not by `matchMaker.query`: that keeps a lookup that failed while Redis was away, and fails by it for good.
  const listed = await matchMaker.driver.findOne({ roomId: match })
  const isHere = listed?.processId === matchMaker.processId
  // Left by a server that is gone, from which this one has taken the match over.
  if (listed !== undefined && !isHere) await matchMaker.driver.remove(match)
  if (isHere) return
  const room: Room | undefined = matchMaker.getLocalRoomById(match)
  // Redis came back empty, or went away before the room was listed: another room beside it would be closed by no one.
  if (room === undefined) await matchMaker.createRoom('match', { match })
  else await room.setMetadata(undefined)
}

/** Reserves a place in the match's room for the socket of a caller at this address; the room asks for the seat token again. */
export async function reserveSeat(
  match: string,
  options: JoinOptions,
  address: string,
): ReturnType<typeof matchMaker.joinById> {
  await ensureRoom(match)
  const reserved: ReservedJoin = { options, address }
  return await matchMaker.joinById(match, reserved)
}
