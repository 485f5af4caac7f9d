import type { Application, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import {
  type HostCommand,
  type HostedMatch,
  type HostedServer,
  type HostStatus,
  hostCommandSchema,
  hostLoginSchema,
  type SilentServer,
} from '#shared/protocol/host'
import { type Problem, problem } from '#shared/view/phrase'
import type { Classes } from '../classroom/classes.ts'
import type { Peers } from '../cluster/peers.ts'
import { finishMatch } from '../match/finishMatch.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { OwnedElsewhereError } from '../match/ownership.ts'
import { answer, bodyOf } from '../web/answer.ts'
import { bearerOf } from '../web/bearer.ts'
import { refuse } from '../web/refuse.ts'
import type { Announcements } from './announcements.ts'
import type { Drain } from './drain.ts'
import type { FindMissing } from './health.ts'
import type { HostAuth } from './hostAuth.ts'
import type { Load } from './load.ts'
import type { Metrics } from './metrics.ts'
import { countSeats } from './stats.ts'
import { VERSIONS } from './version.ts'

/** How long another server is waited for, in milliseconds: it looks for what is missing itself. */
const PATIENCE = 4000

export interface HostRoutesDeps {
  readonly services: { readonly matches: Matches; readonly classes: Classes }
  readonly door: HostAuth
  readonly drain: Drain
  readonly peers: Peers
  readonly announcements: Announcements
  readonly metrics: Metrics
  readonly log: Logger
  readonly missing: FindMissing
  load(): Load
}

/** The host's page: who runs this server looks after it here. Nothing of it tells names, orders or anything secret. */
export function addHostRoutes(app: Application, deps: HostRoutesDeps): void {
  const { door, announcements, log } = deps
  app.get('/api/announcement', async (_request, response) => {
    response.set('cache-control', 'no-store').json({ text: await announcements.read() })
  })
  app.post('/api/host/login', async (request, response) => {
    const wish = bodyOf(hostLoginSchema, request, response)
    if (wish === undefined) return
    const entered = await door.login(wish.password)
    if (entered === 'tooMany') return refuse(response, 429, problem('tooManyRequests'))
    if (entered === 'wrong') {
      log.warn('somebody gave a wrong password for the host’s page')
      return refuse(response, 403, problem('wrongPassword'))
    }
    log.warn('somebody came to the host’s page by its password')
    response.set('cache-control', 'no-store').json(entered)
  })
  app.use('/api/host', admitHost(door))
  app.get('/api/host/server', async (_request, response) => {
    response.set('cache-control', 'no-store').json(await serverNow(deps))
  })
  app.get('/api/host/status', async (request, response) => {
    response.set('cache-control', 'no-store').json(await statusOf(deps, bearerOf(request) ?? ''))
  })
  app.post('/api/host/acts', (request, response) => actAsHost(deps, request, response))
}

const admitHost =
  (door: HostAuth): RequestHandler =>
  (request, response, next) => {
    if (door.verify(bearerOf(request) ?? '')) next()
    else refuse(response, 403, problem('wrongPassword'))
  }

/** This server and all beside it, as far as they are known while the database is away; of one that does not answer, that. */
async function statusOf(deps: HostRoutesDeps, token: string): Promise<HostStatus> {
  const others = await deps.peers.others().catch(() => [])
  const servers = await Promise.all([serverNow(deps), ...others.map(({ url }) => serverAt(url, token))])
  return {
    servers: servers.sort((a, b) => (a.url < b.url ? -1 : 1)),
    announcement: await deps.announcements.read().catch(() => ''),
  }
}

/** How this server does now. */
async function serverNow(deps: HostRoutesDeps): Promise<HostedServer> {
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
  const response = await fetch(`${url}/api/host/server`, init).catch(() => undefined)
  const told: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined
  return told === undefined ? { url, silent: true } : (told as HostedServer)
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

type Done = { readonly ok: true } | { readonly problem: Problem }

async function actAsHost(deps: HostRoutesDeps, request: Request, response: Response): Promise<void> {
  await answer(hostCommandSchema, request, response, async (wish) => {
    const done = await perform(deps, wish)
    const about = wish.act === 'end' && 'ok' in done ? { match: wish.match } : {}
    // What is announced may name people: that something was, is enough.
    deps.log.warn({ act: wish.act, done: 'ok' in done, ...about }, 'the host has acted')
    return done
  })
}

async function perform({ services, drain, peers, announcements }: HostRoutesDeps, wish: HostCommand): Promise<Done> {
  if (wish.act === 'drain' || wish.act === 'undrain') {
    if (wish.server !== peers.own) return await atNeighbour(peers, wish.server)
    await drain.set(wish.act === 'drain')
  } else if (wish.act === 'announce') await announcements.set(wish.text)
  else if (wish.act === 'takeBack') await announcements.set('')
  else {
    const match = await services.matches.find(wish.match)
    if (match === undefined) return { problem: await services.matches.reasonAbsent(wish.match) }
    if (match.state.window.kind === 'ended') return { problem: problem('matchEnded') }
    await finishMatch(match)
    if ((match.state.window.kind as string) !== 'ended') return { problem: problem('serverFault') }
  }
  return { ok: true }
}

/** @throws PlayedElsewhere when there is such a server, so that the act is passed on to it */
async function atNeighbour(peers: Peers, url: string): Promise<Done> {
  const others = await peers.others()
  if (others.some((other) => other.url === url)) throw new OwnedElsewhereError(url)
  return { problem: problem('noSuchServer') }
}
