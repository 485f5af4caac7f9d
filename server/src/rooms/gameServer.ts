import { createServer, type Server as HttpServer } from 'node:http'
import type { Socket } from 'node:net'
import { matchMaker, Server } from '@colyseus/core'
import { WebSocketTransport } from '@colyseus/ws-transport'
import type { Application } from 'express'
import type { Dispatch } from '../match/commands.ts'
import type { Matches } from '../match/matches.ts'
import type { IsSameOrigin } from '../web/sameOrigin.ts'
import { MatchRoom } from './matchRoom.ts'
import { isRoomSocket } from './roomSocket.ts'
import type { SharedRooms } from './sharedRooms.ts'

/** Longest message a client may send, in bytes: a full set of orders is under 8 kB. */
const LONGEST_MESSAGE = 32 * 1024
const PING_MILLISECONDS = 15_000
export interface GameServerDeps {
  /** Shared with other servers; absent where there is one. */
  readonly rooms?: SharedRooms | undefined
  readonly matches: Matches
  /** Whether a socket is opened by our own pages or by no website at all. */
  readonly isSameOrigin: IsSameOrigin
  /** How what players send is done. */
  readonly dispatch: Dispatch
  /** Adds everything that is answered over HTTP, joining among it. */
  addRoutes(app: Application): void
  /** Told of every fault of ours. */
  onFault(fault: unknown): void
  /** Told of every connection, once. */
  onConnection(socket: Socket): void
  /** Told what the framework says, mostly about its clients' broken messages. */
  onWords(words: string): void
}

export interface GameServer {
  /** Resolves with the port taken. @throws the system's error when the port cannot be had */
  listen(port: number, address: string): Promise<number>
  /** Tells every connection that the server goes, and stops. */
  stop(): Promise<void>
}

/**
 * The Colyseus server over the matches, with the web's routes beside it on the same port. Of the framework's own HTTP
 * side nothing is left: its router ends the process on a bad Host header, reads bodies of any size, lets every website
 * ask, and lets anybody make rooms. Joining is a route of ours (http/joinRoom.ts) that calls `reserveSeat`.
 */
export function createGameServer({
  matches,
  rooms,
  isSameOrigin,
  dispatch,
  addRoutes,
  onConnection,
  onFault,
  onWords,
}: GameServerDeps): GameServer {
  MatchRoom.matches = matches
  MatchRoom.onFault = onFault
  MatchRoom.dispatch = dispatch
  const http = createServer().on('connection', onConnection)
  const lines = linesOf(http)
  const transport = new WebSocketTransport({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    pingInterval: PING_MILLISECONDS,
  }).attachToServer(http, { filter: isRoomSocket(isSameOrigin) })
  let pages: Application | undefined
  const game = new Server({
    transport,
    ...rooms,
    // Who plays a match holds its room.
    selectProcessIdToCreateRoom: async () => matchMaker.processId,
    greet: false,
    gracefullyShutdown: false,
    logger: loggerFor(onWords),
    express(app) {
      pages = app
      addRoutes(app)
    },
  })
  game.define('match', MatchRoom)
  return {
    async listen(port, address) {
      await new Promise<void>((resolve, reject) => {
        http.on('error', reject).on('error', onFault)
        // Called in the turn in which the framework has put its router in front of our pages.
        const started = () => {
          http.removeAllListeners('request').on('request', pages!)
          resolve()
        }
        game.listen(port, address, undefined, started).catch(reject)
      })
      const bound = http.address()
      return typeof bound === 'object' && bound !== null ? bound.port : port
    },
    async stop() {
      await game.gracefullyShutdown(false)
      await closed(http, lines)
    },
  }
}

/** Every connection that is open, rooms' sockets among them: of those the HTTP server itself keeps no list. */
function linesOf(http: HttpServer): ReadonlySet<Socket> {
  const lines = new Set<Socket>()
  http.on('connection', (line) => {
    lines.add(line)
    line.once('close', () => lines.delete(line))
  })
  return lines
}

/** How long calls may take to come to their end, and sockets to answer our farewell. */
const FAREWELL_MILLISECONDS = 1000

/** Lets what is being answered come to its end, but waits for none that merely stays connected. */
async function closed(http: HttpServer, lines: ReadonlySet<Socket>): Promise<void> {
  await new Promise<void>((resolve) => {
    http.close(() => resolve())
    http.closeIdleConnections()
    setTimeout(() => {
      for (const line of lines) line.destroy()
    }, FAREWELL_MILLISECONDS).unref()
  })
}

function loggerFor(onWords: (words: string) => void) {
  const say = (...words: readonly unknown[]) => onWords(words.map(String).join(' '))
  return { debug: say, info: say, trace: say, warn: say, error: say }
}

/** Room sockets open in this process. */
export const openSockets = (): number => matchMaker.stats.local.ccu

/** Makes sure a match has a room to join: none exists after a restart, or when everybody had been gone for a while. */
export async function ensureRoom(match: string): Promise<void> {
  const [listed] = await matchMaker.query({ roomId: match })
  const isHere = listed?.processId === matchMaker.processId
  // Left by a server that is gone, from which the match has come here.
  if (listed !== undefined && !isHere) await matchMaker.driver.remove(match)
  if (!isHere) await matchMaker.createRoom('match', { match })
}

/** Keeps a place in the match's room for whoever opens its socket next; the room asks for the seat token again. */
export async function reserveSeat(match: string, options: unknown): ReturnType<typeof matchMaker.joinById> {
  await ensureRoom(match)
  return await matchMaker.joinById(match, options)
}
