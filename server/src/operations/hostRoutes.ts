import type { Application, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import {
  type HostAct,
  type HostedMatch,
  type HostedServer,
  type HostStatus,
  hostActSchema,
  hostLoginSchema,
  type SilentServer,
} from '#shared/protocol/host'
import { type Problem, problem } from '#shared/view/phrase'
import { bearerOf } from '../http/admit.ts'
import { answer, bodyOf } from '../http/answer.ts'
import { refuse } from '../http/refuse.ts'
import { finish } from '../match/finish.ts'
import type { Match } from '../match/match.ts'
import type { Neighbours } from '../scale/neighbours.ts'
import { PlayedElsewhere } from '../scale/ownership.ts'
import type { Services } from '../services.ts'
import type { Announcements } from './announcements.ts'
import { countSeats } from './census.ts'
import type { Drain } from './drain.ts'
import type { Missing } from './health.ts'
import type { HostDoor } from './hostDoor.ts'
import type { Load } from './load.ts'
import type { Meters } from './meters.ts'
import { VERSIONS } from './version.ts'

/** How long another server is waited for, in milliseconds: it looks for what is missing itself. */
const PATIENCE = 4000

export interface HostParts {
  readonly services: Pick<Services, 'matches' | 'classes'>
  readonly door: HostDoor
  readonly drain: Drain
  readonly neighbours: Neighbours
  readonly announcements: Announcements
  readonly meters: Meters
  readonly log: Logger
  readonly missing: Missing
  load(): Load
}

/** The host's page: who runs this server looks after it here. Nothing of it tells names, orders or anything secret. */
export function addHostRoutes(app: Application, parts: HostParts): void {
  const { door, announcements, log } = parts
  app.get('/api/announcement', async (_request, response) => {
    response.set('cache-control', 'no-store').json({ text: await announcements.read() })
  })
  app.post('/api/host/login', async (request, response) => {
    const wish = bodyOf(hostLoginSchema, request, response)
    if (wish === undefined) return
    const entered = await door.enter(wish.password)
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
    response.set('cache-control', 'no-store').json(await serverNow(parts))
  })
  app.get('/api/host/status', async (request, response) => {
    response.set('cache-control', 'no-store').json(await statusOf(parts, bearerOf(request) ?? ''))
  })
  app.post('/api/host/acts', (request, response) => actAsHost(parts, request, response))
}

const admitHost =
  (door: HostDoor): RequestHandler =>
  (request, response, next) => {
    if (door.opensTo(bearerOf(request) ?? '')) next()
    else refuse(response, 403, problem('wrongPassword'))
  }

/** This server and all beside it, as far as they are known while the database is away; of one that does not answer, that. */
async function statusOf(parts: HostParts, token: string): Promise<HostStatus> {
  const others = await parts.neighbours.others().catch(() => [])
  const servers = await Promise.all([serverNow(parts), ...others.map(({ url }) => serverAt(url, token))])
  return {
    servers: servers.sort((a, b) => (a.url < b.url ? -1 : 1)),
    announcement: await parts.announcements.read().catch(() => ''),
  }
}

/** How this server does now. */
async function serverNow(parts: HostParts): Promise<HostedServer> {
  const { services, drain, neighbours, meters, load } = parts
  const missing = await parts.missing()
  return {
    url: neighbours.own,
    matches: [...services.matches.awake].map(hostedMatch),
    classes: services.classes.live,
    connections: meters.connections(),
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
  const { id, scenario, tempo, classId } = match.setup
  const { year, years, window } = match.state
  return { id, scenario, tempo, inClass: classId !== undefined, year, years, window: window.kind, ...countSeats(match) }
}

type Done = { readonly ok: true } | { readonly problem: Problem }

async function actAsHost(parts: HostParts, request: Request, response: Response): Promise<void> {
  await answer(hostActSchema, request, response, async (wish) => {
    const done = await perform(parts, wish)
    const about = wish.act === 'end' && 'ok' in done ? { match: wish.match } : {}
    // What is announced may name people: that something was, is enough.
    parts.log.warn({ act: wish.act, done: 'ok' in done, ...about }, 'the host has acted')
    return done
  })
}

async function perform({ services, drain, neighbours, announcements }: HostParts, wish: HostAct): Promise<Done> {
  if (wish.act === 'drain' || wish.act === 'undrain') {
    if (wish.server !== neighbours.own) return await atNeighbour(neighbours, wish.server)
    await drain.set(wish.act === 'drain')
  } else if (wish.act === 'announce') await announcements.say(wish.text)
  else if (wish.act === 'takeBack') await announcements.say('')
  else {
    const match = await services.matches.find(wish.match)
    if (match === undefined) return { problem: await services.matches.whyAbsent(wish.match) }
    if (match.state.window.kind === 'ended') return { problem: problem('matchEnded') }
    await finish(match)
    if ((match.state.window.kind as string) !== 'ended') return { problem: problem('serverFault') }
  }
  return { ok: true }
}

/** @throws PlayedElsewhere when there is such a server, so that the act is passed on to it */
async function atNeighbour(neighbours: Neighbours, url: string): Promise<Done> {
  const others = await neighbours.others()
  if (others.some((other) => other.url === url)) throw new PlayedElsewhere(url)
  return { problem: problem('noSuchServer') }
}
