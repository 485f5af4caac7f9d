import type { Logger } from 'pino'
import type { Scenario } from '#shared/scenario/schema'
import { type Admin, createAdmin, faultLog } from './admin/admin.ts'
import { startBackups } from './admin/backup/automatic.ts'
import type { HealthCheck } from './admin/health.ts'
import { Metrics } from './admin/metrics.ts'
import { Cluster, type ClusterDeps } from './cluster/cluster.ts'
import { NO_PEERS } from './cluster/peers.ts'
import type { Config } from './config/readConfig.ts'
import { addRoutes } from './http/routes.ts'
import { systemClock } from './lib/clock.ts'
import { loadScenarios } from './lib/loadScenarios.ts'
import { closeFilesToOthers } from './lib/ownFiles.ts'
import { newToken } from './lib/token.ts'
import { readWordFilter } from './lib/wordFilter.ts'
import { findSeatAtTable } from './lobby/appointments.ts'
import { createLti } from './lti/createLti.ts'
import { SOLE_OWNER } from './match/ownership.ts'
import { createNotices } from './notices/createNotices.ts'
import { createGameServer, openSockets } from './rooms/gameServer.ts'
import { connectRedis, pingRooms, type SharedRooms, shareRooms } from './rooms/sharedRooms.ts'
import { createServices, type Services } from './services.ts'
import { createSignOn } from './signOn/createSignOn.ts'
import { backupFolder } from './store/backupNames.ts'
import { type Database, openDatabase } from './store/database.ts'
import { postgresBytes } from './store/databaseBytes.ts'
import { lockDatabase } from './store/lockDatabase.ts'
import { createPulse, PULSE_MILLISECONDS, type Pulse } from './store/pulse.ts'
import { createBegunStore } from './store/sqlBegunStore.ts'
import { createHostLog } from './store/sqlHostLog.ts'
import { createLeaseStore } from './store/sqlLeaseStore.ts'
import { createLtiStore } from './store/sqlLtiStore.ts'
import { createNoteStore } from './store/sqlNoteStore.ts'
import { createOutbox } from './store/sqlOutbox.ts'
import { createUseOnce } from './store/sqlUsedOnce.ts'
import { mostConnections } from './web/httpServer.ts'
import { createOpenLines } from './web/openLines.ts'
import { createRateLimiters, memoryCounting, redisCounting } from './web/rateLimiter.ts'
import { sameOriginCheck } from './web/sameOrigin.ts'

/** A server that has started. */
export interface RunningApp {
  readonly port: number
  /** Unfinished matches that go on. */
  readonly resumed: number
  /** The password made for the host's page; undefined when one is set. */
  readonly hostPassword: string | undefined
  /** Stops taking matches, waits for what is being written, tells players, closes the database. */
  stop(): Promise<void>
}

/** Puts the server together and starts it. */
export async function startApp(config: Config, log: Logger): Promise<RunningApp> {
  const scenarios = loadScenarios(config.scenarios)
  const unlock = await lockDatabase(config.database, () => onTakenOver(log), config.processUrl !== undefined)
  try {
    if (config.databaseFile !== ':memory:') closeFilesToOthers(backupFolder(config.databaseFile))
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
  const metrics = new Metrics()
  const onFault = faultLog(log, metrics)
  const database = await openDatabase(config.database, onFault, (...statement) => metrics.queried(...statement))
  const cluster = createCluster(config, log, {
    onFault,
    async onAdopted(subjects) {
      log.info({ subjects: subjects.length }, 'adopted the matches and classes of a server that is gone')
      await services.matches.resumeOf(subjects)
      await services.classes.resumeOf(subjects)
    },
  })
  const ownership = cluster ?? SOLE_OWNER
  const beside = clusterParts(config, cluster, onFault)
  const lines = createOpenLines(Math.min(config.mostLines, mostConnections()))
  const parts = { database, scenarios, ownership, metrics, limiters: beside.limiters, clock: systemClock, onFault }
  const services = createServices({ ...config, ...parts, isBarred: wordFilterOf(config) })
  const { matches, classes } = services
  const { senders, ...outside } = await createOutside(config, services, database, onFault)
  const admin = createAdmin({ config, log, metrics, services, ...outside, ...adminParts(database), ...beside })
  const signOn = signOnParts(config, log, admin, database)
  const game = createGameServer({
    matches,
    lines,
    rooms: beside.rooms,
    isSameOrigin: sameOriginCheck(config),
    addRoutes: (app) =>
      addRoutes(app, { ...config, ...services, ...beside, ...outside, ...signOn, lines, admin, onFault }),
    dispatch: admin.dispatch,
    mayCommand: beside.limiters.commands,
    onConnection: admin.onConnection,
    onFault,
    onLog: (line) => log.debug(line),
  })
  const { port, resumed, stopLiving } = await begin(cluster, createPulse(database), {
    resume: () => resumeAll(services, log),
    listen: () => game.listen(config.port, config.bind),
    onFault,
  })
  for (const sender of senders) sender.start()
  const stopBackups = startBackups({ ...config, clock: systemClock, log })
  const stopForgetting = await startForgetting([matches, classes], config.keepDays, onFault)
  return {
    port,
    resumed,
    hostPassword: admin.madePassword,
    async stop() {
      // The others will see soon enough, if the database cannot be told.
      admin.drain.set(true).catch(onFault)
      await stopPlaying(services, senders)
      await stopLiving()
      await game.stop()
      stopForgetting()
      await stopBackups()
      await admin.stop()
      beside.stopCounting()
      await database.destroy()
    },
  }
}

/** Sign-on of hosts and teachers; the log is told why somebody was not let in, and nothing else. */
const signOnParts = (config: Config, log: Logger, admin: Admin, database: Database) => ({
  signOn: createSignOn(config, { ...admin, useOnce: createUseOnce(database), clock: systemClock }),
  onSignOnRefused: (why: string, code: string | undefined) => log.warn({ why, code }, 'a sign-on was refused'),
})

/** What the host's page and the log of the host's acts rest on. */
const adminParts = (database: Database) => ({
  sockets: openSockets,
  hostLog: createHostLog(database),
  databaseBytes: () => postgresBytes(database),
  clock: systemClock,
})

/** What the server keeps for itself, and what it tells others and hears from them beside the game. */
async function createOutside(
  config: Config,
  services: Services,
  database: Database,
  onFault: (fault: unknown) => void,
) {
  const [notes, begunStore] = [createNoteStore(database), createBegunStore(database)]
  const seatAtTable = findSeatAtTable(services.lobbyStore)
  const parts = { ...services, seatAtTable, notes, clock: systemClock, onFault }
  const { notices, sender } = await createNotices(config, { ...parts, outbox: createOutbox(database) })
  const learning = await createLti(config.ltiPlatforms, { ...parts, store: createLtiStore(database) })
  const senders = learning === undefined ? [sender] : [sender, learning.scores]
  return { notes, begunStore, notices, lti: learning?.lti, senders }
}

/** Whether a text holds a word that the host does not want; none does without a list. */
const wordFilterOf = ({ wordFilter }: Config) => (wordFilter === undefined ? () => false : readWordFilter(wordFilter))

/** Takes nothing more, and waits for what is under way. */
async function stopPlaying(services: Services, senders: readonly { stop(): Promise<void> }[]): Promise<void> {
  const { imports, homework, transcripts, rehearsals, classes, matches, thinkingBots } = services
  for (const sender of senders) await sender.stop()
  await imports.checks.stop()
  await homework.checks.stop()
  await transcripts.stop()
  rehearsals.stopAll()
  await classes.stopAll()
  await matches.stopAll()
  await thinkingBots.stop()
}

/** Plays on what is unfinished; resolves with how many matches. */
async function resumeAll({ matches, classes, transcripts }: Services, log: Logger): Promise<number> {
  const { resumed, left } = await matches.resumeAll()
  if (left > 0) log.warn({ matches: left }, 'unfinished matches of other rules or scenarios cannot go on')
  await classes.resumeAll()
  await transcripts.resume()
  return resumed
}

/** What this server has together with others, or for itself when there are none. */
function clusterParts(config: Config, cluster: Cluster | undefined, onFault: (fault: unknown) => void) {
  const rooms = config.redis === undefined ? undefined : shareRooms(config.redis, onFault)
  const checks = checksOf(cluster, rooms)
  // Servers side by side have one password of the host, the same for all.
  const serverSecret = config.hostPassword ?? newToken()
  return { rooms, checks, peers: cluster ?? NO_PEERS, serverSecret, ...rateLimiters(config, cluster, onFault) }
}

/** What limits callers: counted here, or with other servers in Redis. */
function rateLimiters(config: Config, cluster: Cluster | undefined, onFault: (fault: unknown) => void) {
  const { redis } = config
  if (redis === undefined) {
    return { limiters: createRateLimiters(memoryCounting, config), stopCounting: () => undefined }
  }
  const counter = connectRedis(redis).on('error', onFault)
  const limiters = createRateLimiters(
    redisCounting(counter, () => cluster?.size ?? 1),
    config,
  )
  return { limiters, stopCounting: () => counter.disconnect() }
}

/** Checks beside the database that must pass before this server is ready for callers. */
function checksOf(cluster: Cluster | undefined, rooms: SharedRooms | undefined): readonly HealthCheck[] {
  return [
    ...(cluster === undefined ? [] : [{ name: 'lease', check: async () => cluster.assertHeld() }]),
    ...(rooms === undefined ? [] : [{ name: 'redis', check: () => pingRooms(rooms) }]),
  ]
}

interface Beginning {
  /** Resolves with how many unfinished matches go on. */
  resume(): Promise<number>
  listen(): Promise<number>
  onFault(fault: unknown): void
}

/** Starts the signs of life: alone, clocks skip the time the server was down; in a cluster, the peers must reach this one. */
async function begin(cluster: Cluster | undefined, pulse: Pulse, { resume, listen, onFault }: Beginning) {
  if (cluster === undefined) {
    const stopLiving = await startPulse(pulse, onFault)
    const resumed = await resume()
    return { port: await listen(), resumed, stopLiving }
  }
  const port = await listen()
  await cluster.join()
  return { port, resumed: await resume(), stopLiving: () => cluster.leave() }
}

/** This server among others on its database; undefined when it has it for itself. */
function createCluster(
  { processUrl: url, database: where }: Config,
  log: Logger,
  deps: Pick<ClusterDeps, 'onAdopted' | 'onFault'>,
): Cluster | undefined {
  if (url === undefined) return undefined
  const store = createLeaseStore(where, deps.onFault)
  return new Cluster({ store, url, onLost: () => onTakenOver(log), ...deps })
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Deletes matches and classes that have not been used for so many days, now and every hour. */
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

/** Moves the clocks past the time the server was down, and keeps giving signs of life. */
async function startPulse(pulse: Pulse, onFault: (fault: unknown) => void): Promise<() => Promise<void>> {
  await pulse.resume(systemClock.now())
  const beat = () => pulse.beat(systemClock.now()).catch(onFault)
  const timer = setInterval(beat, PULSE_MILLISECONDS).unref()
  return async () => {
    clearInterval(timer)
    await beat()
  }
}
