import type { Socket } from 'node:net'
import type { Application, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Classes } from '../classroom/classes.ts'
import type { Peers } from '../cluster/peers.ts'
import type { Config } from '../config/readConfig.ts'
import { type Dispatch, dispatch } from '../match/commands.ts'
import type { Matches } from '../match/matches.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { NoteStore } from '../store/sqlNoteStore.ts'
import type { CreateRateLimiter } from '../web/rateLimiter.ts'
import { Announcements } from './announcements.ts'
import { countBytes } from './bytesOut.ts'
import { describeFault } from './describeFault.ts'
import { createDrain, type Drain, refuseNewWhileDraining } from './drain.ts'
import { addHealth, type HealthCheck, watchHealth } from './health.ts'
import { HostAuth, newPassword, TRIES_PER_MINUTE } from './hostAuth.ts'
import { addHostRoutes } from './hostRoutes.ts'
import { watchLoad } from './load.ts'
import type { Metrics } from './metrics.ts'
import { addMetrics } from './metricsRoute.ts'
import { currentRequest, watchRequests } from './requests.ts'
import { VERSIONS } from './version.ts'

/** What the host's page and the figures look at. */
export interface AdministeredServices {
  readonly matches: Matches
  readonly classes: Classes
  readonly store: MatchStore
}

export interface AdminDeps {
  readonly config: Pick<Config, 'metrics' | 'metricsToken' | 'hostPassword'>
  readonly log: Logger
  readonly metrics: Metrics
  readonly services: AdministeredServices
  readonly notes: NoteStore
  /** What the server cannot do without, beside its database. */
  readonly checks?: readonly HealthCheck[]
  readonly peers: Peers
  readonly createRateLimiter: CreateRateLimiter
  /** Room sockets open now. */
  sockets(): number
}

/** What whoever runs the server sees and does: health, figures, log, the host's page. */
export interface Admin {
  readonly metrics: Metrics
  readonly drain: Drain
  /** How acts of players are done, timed. */
  readonly dispatch: Dispatch
  /** The password made for the host's page; undefined when it is set. */
  readonly madePassword: string | undefined
  /** First of all handlers. */
  readonly watch: RequestHandler
  /** Every connection, once. */
  onConnection(socket: Socket): void
  /** What machines ask, before anybody is limited. */
  addProbes(app: Application): void
  /** The host's page, and no beginnings while the server drains; before all other calls. */
  addCalls(app: Application): void
  stop(): void
}

export function createAdmin(deps: AdminDeps): Admin {
  const { config, log, metrics, services, notes, peers } = deps
  const drain = createDrain(peers)
  const load = watchLoad()
  const bytes = countBytes()
  const { matches, classes, store } = services
  const madePassword = config.hostPassword === undefined ? newPassword() : undefined
  const door = new HostAuth(config.hostPassword ?? madePassword ?? '', deps.createRateLimiter('host', TRIES_PER_MINUTE))
  const announcements = new Announcements(notes)
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
    dispatch: metrics.timed(dispatch),
    madePassword,
    watch: watchRequests(log, metrics),
    onConnection: bytes.watch,
    addProbes(app) {
      addHealth(app, missing, drain)
      addMetrics(app, metrics, config)
      app.get('/version', (_request, response) => {
        response.set('cache-control', 'no-store').json(VERSIONS)
      })
    },
    addCalls(app) {
      refuseNewWhileDraining(app, drain, peers)
      addHostRoutes(app, { services, door, drain, peers, announcements, metrics, log, missing, load: load.read })
    },
    stop: load.stop,
  }
}

/** Faults that no player can mend, logged with the request they came from, and counted. */
export const faultLog = (log: Logger, metrics: Metrics) => (fault: unknown) => {
  metrics.failed(fault)
  const request = currentRequest()
  log.error(
    { err: describeFault(fault), ...(request === undefined ? {} : { request }) },
    'something failed that no player can mend',
  )
}
