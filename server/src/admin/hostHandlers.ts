import type { Logger } from 'pino'
import {
  type HostedMatch,
  type HostedServer,
  type HostStatus,
  hostedServerSchema,
  type SilentServer,
} from '#shared/protocol/host'
import { pathOf } from '#shared/protocol/route'
import type { HOST_ROUTES } from '#shared/protocol/routes/host'
import type { Classes } from '../classroom/classes.ts'
import type { Peers } from '../cluster/peers.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { Reports } from '../match/reports.ts'
import type { SharedScenarios } from '../scenarios/sharedScenarios.ts'
import type { Staff } from '../signOn/staff.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { Announcements } from './announcements.ts'
import type { Drain } from './drain.ts'
import type { FindMissing } from './health.ts'
import { prepare } from './hostCommands.ts'
import type { Load } from './load.ts'
import type { Metrics } from './metrics.ts'
import type { StaffAuth } from './staffAuth.ts'
import { countSeats } from './stats.ts'
import type { DeedNotes } from './upkeep/deedNotes.ts'
import type { HostUpkeep } from './upkeep/upkeep.ts'
import { VERSIONS } from './version.ts'

/** How long another server may take to answer, in milliseconds; longer than it takes to find out what is missing. */
const PATIENCE = 6000

/** What the host handlers need of the rest of the server. */
export interface HostHandlersDeps {
  readonly services: {
    readonly matches: Matches
    readonly classes: Classes
    readonly lobbies: Lobbies
    readonly reports: Reports
    readonly sharedScenarios: SharedScenarios
  }
  readonly staffAuth: StaffAuth
  readonly drain: Drain
  readonly peers: Peers
  readonly announcements: Announcements
  readonly metrics: Metrics
  readonly log: Logger
  readonly missing: FindMissing
  readonly upkeep: HostUpkeep
  readonly deedNotes: DeedNotes
  load(): Load
}

interface HostGranted {
  readonly anyone: object
  readonly keyBearer: object
  readonly host: { readonly token: string; readonly staff: Staff }
}

/** The host's page. It shows no orders and nothing secret; names and words only of players who were reported. */
export const hostHandlers = (deps: HostHandlersDeps): RouteHandlers<typeof HOST_ROUTES, HostGranted> => ({
  'GET /api/v1/announcement': async () => ({ text: await deps.announcements.read() }),

  'POST /api/v1/host/login': async ({ body: { password } }) => {
    const token = await deps.staffAuth.login(password)
    if (token !== undefined) return await deps.deedNotes.note({ act: 'login' }, () => ({ token }))
    deps.log.warn('a wrong password was given for the host’s page')
    return refused(403, 'wrongPassword')
  },

  'POST /api/v1/host/logout': async ({ token, staff, body: { everywhere } }) => {
    return await deps.deedNotes.note(
      { act: everywhere ? 'logoutEverywhere' : 'logout', ...byWhom(staff) },
      async () => {
        await (everywhere ? deps.staffAuth.logOutEverywhere() : deps.staffAuth.logOut(token))
        return { ok: true }
      },
    )
  },

  'GET /api/v1/host/server': () => serverNow(deps),

  'GET /api/v1/host/status': ({ token }) => statusOf(deps, token),

  'GET /api/v1/host/reports': async () => ({ reports: [...(await deps.services.reports.list())] }),

  'GET /api/v1/host/upkeep': () => deps.upkeep.read(),

  'POST /api/v1/host/backups': ({ staff }) =>
    deps.deedNotes.note({ act: 'backUp', ...byWhom(staff) }, () => deps.upkeep.backUp()),

  'POST /api/v1/host/verifications': ({ staff }) =>
    deps.deedNotes.note({ act: 'verify', ...byWhom(staff) }, () => deps.upkeep.verify()),

  'POST /api/v1/host/newest': ({ staff }) =>
    deps.deedNotes.note({ act: 'askNewest', ...byWhom(staff) }, () => deps.upkeep.newest()),

  'POST /api/v1/host/commands': async ({ staff, body }) => {
    const prepared = await prepare(deps, body)
    if ('problem' in prepared) return prepared
    const { about, carryOut } = prepared
    const noted = { act: body.command, ...(about === undefined ? {} : { about }), ...byWhom(staff) }
    return await deps.deedNotes.note(noted, carryOut)
  },
})

/** Who did something, where they signed on by name. */
export const byWhom = ({ name }: Staff): { readonly by?: string } => (name === undefined ? {} : { by: name })

/** This server and all beside it, as far as they are known while the database is away; of one that does not answer, that. */
async function statusOf(deps: HostHandlersDeps, token: string): Promise<HostStatus> {
  const others = await deps.peers.others().catch(() => [])
  const servers = await Promise.all([serverNow(deps), ...others.map(({ url }) => serverAt(url, token))])
  return {
    servers: servers.sort((a, b) => (a.url < b.url ? -1 : 1)),
    announcement: await deps.announcements.read().catch(() => ''),
  }
}

/** How this server does. */
async function serverNow(deps: HostHandlersDeps): Promise<HostedServer> {
  const { services, drain, peers, metrics, load } = deps
  const missing = await deps.missing()
  return {
    url: peers.own,
    matches: [...services.matches.awake].map(hostedMatch),
    classes: services.classes.live,
    connections: metrics.connections(),
    load: load(),
    versions: VERSIONS,
    draining: drain.on,
    ...(missing === undefined ? {} : { missing }),
  }
}

/** How another server does, by its own account. */
async function serverAt(url: string, token: string): Promise<HostedServer | SilentServer> {
  const init = { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(PATIENCE) }
  const response = await fetch(`${url}${pathOf('GET /api/v1/host/server', {})}`, init).catch(() => undefined)
  const told = hostedServerSchema.safeParse(response?.ok ? await response.json().catch(() => undefined) : undefined)
  return told.success ? told.data : { url, silent: true }
}

/** Field by field: what is added to a match must not come to this page by itself. */
function hostedMatch(match: Match): HostedMatch {
  const { id, scenario, timeControl, classId } = match.setup
  const { year, years, window } = match.state
  return {
    id,
    scenario,
    timeControl,
    inClass: classId !== undefined,
    year,
    years,
    window: window.kind,
    ...countSeats(match),
  }
}
