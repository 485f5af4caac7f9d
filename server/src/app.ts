import { createServer } from 'node:http'
import { Server } from '@colyseus/core'
import { WebSocketTransport } from '@colyseus/ws-transport'
import type { Logger } from 'pino'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Config } from './config.ts'
import { addRoutes } from './http/routes.ts'
import { systemClock } from './match/clock.ts'
import { Matches } from './match/matches.ts'
import { MatchRoom } from './rooms/matchRoom.ts'
import { loadScenarios } from './scenarios.ts'
import { openDatabase } from './store/database.ts'
import { createMatchStore } from './store/matchStore.ts'

/** Longest message a client may send, in bytes: a full set of orders is under 8 kB. */
const LONGEST_MESSAGE = 32 * 1024
const PING_MILLISECONDS = 15_000

export interface RunningApp {
  readonly port: number
  readonly resumed: number
  /** Stops taking matches, waits for what is being written, tells players, closes the database. */
  stop(): Promise<void>
}

/** Puts the server together and starts it. */
export async function startApp(config: Config, log: Logger): Promise<RunningApp> {
  const scenarios = loadScenarios()
  const database = await openDatabase(config.database)
  const store = createMatchStore(database)
  const onFault = (fault: unknown) => log.error({ err: fault }, 'a window could not be closed; trying again')
  const matches = new Matches({ ruleset: RULESET, scenarios, store, clock: systemClock, onFault })
  MatchRoom.matches = matches
  const http = createServer()
  const transport = new WebSocketTransport({
    server: http,
    maxPayload: LONGEST_MESSAGE,
    pingInterval: PING_MILLISECONDS,
  })
  const game = new Server({
    transport,
    greet: false,
    gracefullyShutdown: false,
    express: (app) => addRoutes(app, { matches, store, scenarios, matchesPerMinute: config.matchesPerMinute }),
  })
  game.define('match', MatchRoom)
  const resumed = await matches.resumeAll()
  await listen(game, http, config)
  const address = http.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : config.port,
    resumed,
    async stop() {
      await matches.stopAll()
      await game.gracefullyShutdown(false)
      await database.destroy()
    },
  }
}

/** Listens, and turns the transport's unhandled error event into a rejection. */
async function listen(game: Server, http: ReturnType<typeof createServer>, { port, bind }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    game.listen(port, bind).then(() => resolve(), reject)
  })
}
