import type { Logger } from 'pino'
import {
  type HostCommand,
  type HostedMatch,
  type HostedServer,
  type HostStatus,
  hostedServerSchema,
  type SilentServer,
} from '#shared/protocol/host'
import { pathOf } from '#shared/protocol/route'
import type { HOST_ROUTES } from '#shared/protocol/routes/host'
import { problem } from '#shared/view/phrase'
import type { Classes } from '../classroom/classes.ts'
import type { Peers } from '../cluster/peers.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import { finishMatch } from '../match/finishMatch.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { OwnedElsewhereError } from '../match/ownership.ts'
import type { Reports } from '../match/reports.ts'
import { type Refused, refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { Announcements } from './announcements.ts'
import type { Drain } from './drain.ts'
import type { FindMissing } from './health.ts'
import type { HostAuth } from './hostAuth.ts'
import type { Load } from './load.ts'
import type { Metrics } from './metrics.ts'
import { countSeats } from './stats.ts'
import { VERSIONS } from './version.ts'

/** How long another server may take to answer, in milliseconds; longer than it takes to find out what is missing. */
const PATIENCE = 4000

/** What the host handlers need of the rest of the server. */
export interface HostHandlersDeps {
  readonly services: {
    readonly matches: Matches
    readonly classes: Classes
    readonly lobbies: Lobbies
    readonly reports: Reports
  }
  readonly hostAuth: HostAuth
  readonly drain: Drain
  readonly peers: Peers
  readonly announcements: Announcements
  readonly metrics: Metrics
  readonly log: Logger
  readonly missing: FindMissing
  load(): Load
}

interface HostGranted {
  readonly anyone: object
  readonly keyBearer: object
  readonly host: { readonly token: string }
}

/** The host's page. It shows no orders and nothing secret; names and words only of players who were reported. */
export const hostHandlers = (deps: HostHandlersDeps): RouteHandlers<typeof HOST_ROUTES, HostGranted> => ({
  'GET /api/v1/announcement': async () => ({ text: await deps.announcements.read() }),

  'POST /api/v1/host/login': async ({ body: { password } }) => {
    const token = await deps.hostAuth.login(password)
    deps.log.warn(token === undefined ? 'a wrong password was given for the host’s page' : 'a login to the host’s page')
    return token === undefined ? refused(403, 'wrongPassword') : { token }
  },

  'POST /api/v1/host/logout': async ({ token, body: { everywhere } }) => {
    await (everywhere ? deps.hostAuth.logOutEverywhere() : deps.hostAuth.logOut(token))
    deps.log.warn({ everywhere }, 'a logout from the host’s page')
    return { ok: true }
  },

  'GET /api/v1/host/server': () => serverNow(deps),

  'GET /api/v1/host/status': ({ token }) => statusOf(deps, token),

  'GET /api/v1/host/reports': async () => ({ reports: [...(await deps.services.reports.list())] }),

  'POST /api/v1/host/commands': async ({ body }) => {
    const done = await perform(deps, body)
    const about = body.command === 'end' && 'ok' in done ? { match: body.match } : {}
    // What is announced may name people: that something was, is enough.
    deps.log.warn({ command: body.command, done: 'ok' in done, ...about }, 'a command of the host')
    return done
  },
})

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

type Done = { readonly ok: true } | Refused

async function perform(
  { services, drain, peers, announcements }: HostHandlersDeps,
  command: HostCommand,
): Promise<Done> {
  switch (command.command) {
    case 'drain':
    case 'undrain':
      if (command.server !== peers.own) return await atPeer(peers, command.server)
      await drain.set(command.command === 'drain')
      return { ok: true }
    case 'announce':
      await announcements.set(command.text)
      return { ok: true }
    case 'takeBack':
      await announcements.set('')
      return { ok: true }
    case 'end':
      return await end(services.matches, command.match)
    case 'closeLobby':
      return await services.lobbies.close(command.lobby)
    case 'forgetReport':
      await services.reports.remove(command.report)
      return { ok: true }
  }
}

async function end(matches: Matches, id: string): Promise<Done> {
  const match = await matches.find(id)
  if (match === undefined) return { problem: await matches.reasonAbsent(id) }
  if (match.state.window.kind === 'ended') return { problem: problem('matchEnded') }
  return (await matches.use(match, finishMatch)) ? { ok: true } : { problem: problem('serverFault') }
}

/** @throws OwnedElsewhereError when there is such a server, so that the command is passed on to it */
async function atPeer(peers: Peers, url: string): Promise<Done> {
  const others = await peers.others()
  if (others.some((other) => other.url === url)) throw new OwnedElsewhereError(url)
  return { problem: problem('noSuchServer') }
}
