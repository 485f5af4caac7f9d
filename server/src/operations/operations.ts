import type { Socket } from 'node:net'
import type { Application, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Config } from '../config/readConfig.ts'
import type { MakeAllowance } from '../http/sharedAllowance.ts'
import { type CarryOut, carryOut } from '../match/acts.ts'
import type { Neighbours } from '../scale/neighbours.ts'
import type { Services } from '../services.ts'
import type { NoteStore } from '../store/noteStore.ts'
import { Announcements } from './announcements.ts'
import { countBytes } from './bytesOut.ts'
import { describeFault } from './describeFault.ts'
import { createDrain, type Drain, refuseBeginnings } from './drain.ts'
import { addHealth, type Check, watchHealth } from './health.ts'
import { HostDoor, newPassword, TRIES_PER_MINUTE } from './hostDoor.ts'
import { addHostRoutes } from './hostRoutes.ts'
import { watchLoad } from './load.ts'
import type { Meters } from './meters.ts'
import { addMetrics } from './metricsRoute.ts'
import { requestNow, watchRequests } from './requests.ts'
import { VERSIONS } from './version.ts'

export interface OperationsParts {
  readonly config: Pick<Config, 'metrics' | 'metricsToken' | 'hostPassword'>
  readonly log: Logger
  readonly meters: Meters
  readonly services: Services
  readonly notes: NoteStore
  /** What the server cannot do without, beside its database. */
  readonly checks?: readonly Check[]
  readonly neighbours: Neighbours
  readonly allowance: MakeAllowance
  /** Room sockets open now. */
  sockets(): number
}

/** What whoever runs the server sees and does: health, figures, log, the host's page. */
export interface Operations {
  readonly meters: Meters
  readonly drain: Drain
  /** How acts of players are done, timed. */
  readonly carryOut: CarryOut
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

export function createOperations(parts: OperationsParts): Operations {
  const { config, log, meters, services, notes, neighbours } = parts
  const drain = createDrain(neighbours)
  const load = watchLoad()
  const bytes = countBytes()
  const { matches, classes, store } = services
  const madePassword = config.hostPassword === undefined ? newPassword() : undefined
  const door = new HostDoor(config.hostPassword ?? madePassword ?? '', parts.allowance('host', TRIES_PER_MINUTE))
  const announcements = new Announcements(notes)
  const watched = {
    matches,
    classes,
    drain,
    unfinished: store.unfinished,
    sockets: parts.sockets,
    bytesOut: bytes.total,
  }
  meters.watch(watched, config.metrics === 'on')
  const missing = watchHealth([{ name: 'database', check: () => notes.write('alive', '') }, ...(parts.checks ?? [])])
  return {
    meters,
    drain,
    carryOut: meters.timed(carryOut),
    madePassword,
    watch: watchRequests(log, meters),
    onConnection: bytes.watch,
    addProbes(app) {
      addHealth(app, missing, drain)
      addMetrics(app, meters, config)
      app.get('/version', (_request, response) => {
        response.set('cache-control', 'no-store').json(VERSIONS)
      })
    },
    addCalls(app) {
      refuseBeginnings(app, drain, neighbours)
      addHostRoutes(app, { services, door, drain, neighbours, announcements, meters, log, missing, load: load.read })
    },
    stop: load.stop,
  }
}

/** Faults that no player can mend, logged with the request they came from, and counted. */
export const faultLog = (log: Logger, meters: Meters) => (fault: unknown) => {
  meters.failed(fault)
  const request = requestNow()
  log.error(
    { err: describeFault(fault), ...(request === undefined ? {} : { request }) },
    'something failed that no player can mend',
  )
}
