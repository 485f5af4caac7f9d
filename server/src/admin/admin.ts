import type { Socket } from 'node:net'
import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Classes } from '../classroom/classes.ts'
import type { Peers } from '../cluster/peers.ts'
import type { Config } from '../config/readConfig.ts'
import type { Acts } from '../lib/acts.ts'
import type { Clock } from '../lib/clock.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import { createDispatch, type Dispatch } from '../match/commands.ts'
import type { Matches } from '../match/matches.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { Reports } from '../match/reports.ts'
import type { SharedScenarios } from '../scenarios/sharedScenarios.ts'
import type { HostLog } from '../store/sqlHostLog.ts'
import type { NoteStore } from '../store/sqlNoteStore.ts'
import type { Refused } from '../web/refuse.ts'
import { Announcements } from './announcements.ts'
import { countBytes } from './bytesOut.ts'
import { describeFault } from './describeFault.ts'
import { createBeginGuard, createDrain, type Drain } from './drain.ts'
import { findUnready, type HealthCheck, watchHealth } from './health.ts'
import { hostHandlers } from './hostHandlers.ts'
import { watchLoad } from './load.ts'
import type { Metrics } from './metrics.ts'
import { createOperatorCheck } from './operator.ts'
import { currentRequest, watchRequests } from './requests.ts'
import { newPassword, StaffAuth } from './staffAuth.ts'
import { createDeedNotes, type DeedNotes } from './upkeep/deedNotes.ts'
import { HostUpkeep, type UpkeepDeps } from './upkeep/upkeep.ts'

/** What the host's page and the figures look at. */
export interface AdministeredServices {
  readonly matches: Matches
  readonly classes: Classes
  readonly lobbies: Lobbies
  readonly reports: Reports
  readonly sharedScenarios: SharedScenarios
  readonly store: MatchStore
  readonly acts: Acts
}

/** What the owner’s side needs of the rest of the server. */
export interface AdminDeps {
  readonly config: Pick<Config, 'metrics' | 'metricsToken' | 'hostPassword'> & UpkeepDeps['config']
  readonly log: Logger
  readonly metrics: Metrics
  readonly services: AdministeredServices
  readonly notes: NoteStore
  readonly hostLog: HostLog
  readonly clock: Clock
  databaseBytes(): Promise<number | undefined>
  /** What the server cannot do without, beside its database. */
  readonly checks?: readonly HealthCheck[]
  readonly peers: Peers
  /** Room sockets open now. */
  sockets(): number
}

/** What the server's owner sees and does: health, figures, log, the host's page. */
export interface Admin {
  readonly metrics: Metrics
  readonly drain: Drain
  /** How commands of seats are done, timed. */
  readonly dispatch: Dispatch
  /** The password made for the host's page; undefined when it is set. */
  readonly madePassword: string | undefined
  readonly staffAuth: StaffAuth
  readonly deedNotes: DeedNotes
  readonly hostHandlers: ReturnType<typeof hostHandlers>
  /** First of all request handlers. */
  readonly watch: RequestHandler
  /** Told of every connection, once. */
  onConnection(socket: Socket): void
  /** What keeps the server from taking new matches; undefined when nothing does. */
  findUnready(): Promise<string | undefined>
  /** Why the caller may not read the figures; undefined when it may. */
  refuseOperator(request: Request): Refused | undefined
  /** Why nothing new may begin here now. @throws OwnedElsewhereError when another server should begin it */
  mayBegin(where: 'anywhere' | 'here'): Promise<Refused | undefined>
  stop(): Promise<void>
}

/** Creates the owner's side of a server over its services. */
export function createAdmin(deps: AdminDeps): Admin {
  const { config, log, metrics, services, notes, peers } = deps
  const drain = createDrain(peers)
  const load = watchLoad()
  const bytes = countBytes()
  const { matches, classes, store, acts } = services
  const madePassword = config.hostPassword === undefined ? newPassword() : undefined
  const staffAuth = new StaffAuth(config.hostPassword ?? madePassword ?? '', notes)
  const announcements = new Announcements(notes)
  const upkeep = new HostUpkeep(deps)
  const deedNotes = createDeedNotes(deps)
  const watched = {
    matches,
    classes,
    drain,
    unfinished: store.unfinished,
    sockets: deps.sockets,
    bytesOut: bytes.total,
  }
  metrics.watch(watched, config.metrics === 'on')
  const missing = watchHealth([{ name: 'database', check: () => notes.write('alive', '') }, ...(deps.checks ?? [])])
  return {
    metrics,
    drain,
    dispatch: createDispatch({ matches, acts }, (command, seconds, reply) => metrics.replied(command, seconds, reply)),
    madePassword,
    staffAuth,
    deedNotes,
    hostHandlers: hostHandlers({
      services,
      staffAuth,
      drain,
      peers,
      announcements,
      metrics,
      log,
      missing,
      upkeep,
      deedNotes,
      load: load.read,
    }),
    watch: watchRequests(log, metrics),
    onConnection: bytes.watch,
    findUnready: () => findUnready(missing, drain),
    refuseOperator: createOperatorCheck(config),
    mayBegin: createBeginGuard(drain, peers, missing),
    async stop() {
      load.stop()
      await upkeep.stop()
    },
  }
}

/** Logs faults that no player can mend, with the request they came from, and counts them. */
export const faultLog = (log: Logger, metrics: Metrics) => (fault: unknown) => {
  metrics.failed(fault)
  const request = currentRequest()
  log.error({ err: describeFault(fault), ...(request === undefined ? {} : { request }) }, 'server fault')
}
