import type { Logger } from 'pino'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Config } from './config.ts'
import { addRoutes } from './http/routes.ts'
import { systemClock } from './match/clock.ts'
import { Matches } from './match/matches.ts'
import { createGameServer } from './rooms/gameServer.ts'
import { loadScenarios } from './scenarios.ts'
import { openDatabase } from './store/database.ts'
import { createMatchStore } from './store/matchStore.ts'

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
  const onFault = (fault: unknown) => log.error({ err: fault }, 'something in a match failed')
  const matches = new Matches({ ruleset: RULESET, scenarios, store, clock: systemClock, onFault })
  const web = { matches, store, scenarios, matchesPerMinute: config.matchesPerMinute }
  const game = createGameServer(matches, (app) => addRoutes(app, web))
  const resumed = await matches.resumeAll()
  const port = await game.listen(config.port, config.bind)
  return {
    port,
    resumed,
    async stop() {
      await matches.stopAll()
      await game.stop()
      await database.destroy()
    },
  }
}
