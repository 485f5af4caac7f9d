import { createServer } from 'node:http'
import { matchMaker, Server } from '@colyseus/core'
import { WebSocketTransport } from '@colyseus/ws-transport'
import type { Application } from 'express'
import type { Matches } from '../match/matches.ts'
import { MatchRoom } from './matchRoom.ts'

/** Longest message a client may send, in bytes: a full set of orders is under 8 kB. */
const LONGEST_MESSAGE = 32 * 1024
const PING_MILLISECONDS = 15_000

export interface GameServer {
  /** Resolves with the port taken. @throws the system's error when the port cannot be had */
  listen(port: number, address: string): Promise<number>
  /** Tells every connection that the server goes, and stops. */
  stop(): Promise<void>
}

/** The Colyseus server over the matches, with the web's routes beside it on the same port. */
export function createGameServer(matches: Matches, addRoutes: (app: Application) => void): GameServer {
  MatchRoom.matches = matches
  const http = createServer()
  const transport = new WebSocketTransport({
    server: http,
    maxPayload: LONGEST_MESSAGE,
    pingInterval: PING_MILLISECONDS,
  })
  const game = new Server({ transport, greet: false, gracefullyShutdown: false, express: addRoutes })
  game.define('match', MatchRoom)
  return {
    async listen(port, address) {
      await new Promise<void>((resolve, reject) => {
        http.once('error', reject)
        game.listen(port, address).then(() => resolve(), reject)
      })
      const bound = http.address()
      return typeof bound === 'object' && bound !== null ? bound.port : port
    },
    stop: async () => await game.gracefullyShutdown(false),
  }
}

/** Makes sure a match has a room to join: none exists after a restart, or when everybody had been gone for a while. */
export async function ensureRoom(match: string): Promise<void> {
  const [existing] = await matchMaker.query({ roomId: match })
  if (existing === undefined) await matchMaker.createRoom('match', { match })
}
