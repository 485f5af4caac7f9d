import type { Logger } from 'pino'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { Classes } from './classroom/classes.ts'
import type { Config } from './config.ts'
import { Gatherings } from './gathering/gatherings.ts'
import { addRoutes } from './http/routes.ts'
import { systemClock } from './match/clock.ts'
import type { Journal } from './match/journal.ts'
import { Matches } from './match/matches.ts'
import { Passes } from './match/passes.ts'
import { createGameServer } from './rooms/gameServer.ts'
import { loadScenarios } from './scenarios.ts'
import { createClassStore } from './store/classStore.ts'
import { openDatabase } from './store/database.ts'
import { createGatheringStore } from './store/gatheringStore.ts'
import { lockDatabase } from './store/lockDatabase.ts'
import { createMatchStore, type MatchSetup } from './store/matchStore.ts'
import { createPassStore } from './store/passStore.ts'
import { createPulse, PULSE_MILLISECONDS, type Pulse } from './store/pulse.ts'
import { createTalkStore } from './store/talkStore.ts'

export interface RunningApp {
  readonly port: number
  /** Unfinished matches that go on. */
  readonly resumed: number
  /** Stops taking matches, waits for what is being written, tells players, closes the database. */
  stop(): Promise<void>
}

/** Puts the server together and starts it. */
export async function startApp(config: Config, log: Logger): Promise<RunningApp> {
  const scenarios = loadScenarios()
  const unlock = await lockDatabase(config.database, () => onTakenOver(log))
  try {
    const app = await startOn(config, log, scenarios)
    return {
      ...app,
      async stop() {
        await app.stop()
        await unlock()
      },
    }
  } catch (fault) {
    await unlock()
    throw fault
  }
}

/** Another server plays our matches now, after the database had been out of reach: writing on would tear them apart. */
function onTakenOver(log: Logger): void {
  log.fatal('another server has taken the database: this one ends')
  process.kill(process.pid, 'SIGTERM')
}

async function startOn(config: Config, log: Logger, scenarios: ReadonlyMap<string, Scenario>): Promise<RunningApp> {
  const onFault = (fault: unknown) => log.error({ err: fault }, 'something failed that no player can mend')
  const database = await openDatabase(config.database, onFault)
  const store = createMatchStore(database)
  const talkStore = createTalkStore(database)
  const classStore = createClassStore(database)
  const journalOf = ({ classId }: MatchSetup): Journal | undefined =>
    classId === undefined ? undefined : (entry) => classes.journal(classId, entry)
  const matches = new Matches({ ruleset: RULESET, scenarios, store, talkStore, clock: systemClock, journalOf, onFault })
  const { keepDays } = config
  const classes = new Classes({ scenarios, store: classStore, matches, clock: systemClock, keepDays, onFault })
  const gatherings = new Gatherings({ scenarios, store: createGatheringStore(database), matches, clock: systemClock })
  const passes = new Passes(createPassStore(database), matches, systemClock)
  const game = createGameServer({
    matches,
    addRoutes: (app) =>
      addRoutes(app, {
        ...config,
        matches,
        store,
        classes,
        classStore,
        talkStore,
        gatherings,
        passes,
        scenarios,
        onFault,
      }),
    onFault,
    onWords: (words) => log.debug(words),
  })
  const stopPulse = await startPulse(createPulse(database), onFault)
  const { resumed, left } = await matches.resumeAll()
  if (left > 0) log.warn({ matches: left }, 'unfinished matches of other rules or scenarios cannot go on')
  await classes.resumeAll()
  const stopForgetting = await startForgetting([matches, classes], keepDays, onFault)
  const port = await game.listen(config.port, config.bind)
  return {
    port,
    resumed,
    async stop() {
      await classes.stopAll()
      await matches.stopAll()
      await game.stop()
      await stopPulse()
      stopForgetting()
      await database.destroy()
    },
  }
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Forgets what nobody has played for so many days, now and every hour. */
async function startForgetting(
  keepers: readonly { forgetUnused(milliseconds: number): Promise<unknown> }[],
  keepDays: number,
  onFault: (fault: unknown) => void,
) {
  if (keepDays === 0) return () => undefined
  const forget = async () => {
    for (const keeper of keepers) await keeper.forgetUnused(keepDays * DAY)
  }
  await forget()
  const timer = setInterval(() => forget().catch(onFault), HOUR).unref()
  return () => clearInterval(timer)
}

/** Moves the clocks on past the time nobody was here, and keeps saying that the server lives. */
async function startPulse(pulse: Pulse, onFault: (fault: unknown) => void): Promise<() => Promise<void>> {
  await pulse.resume(systemClock.now())
  const beat = () => pulse.beat(systemClock.now()).catch(onFault)
  const timer = setInterval(beat, PULSE_MILLISECONDS).unref()
  return async () => {
    clearInterval(timer)
    await beat()
  }
}
