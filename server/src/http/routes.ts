import { join } from 'node:path'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { BOT_NAMES } from '#shared/bots/index'
import { createMatchSchema, type Refusal } from '#shared/protocol/messages'
import type { Scenario } from '#shared/scenario/schema'
import type { Viewer } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'
import { seenEvents } from '#shared/view/seenEvents'
import { type Matches, seatOfToken } from '../match/matches.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import type { MatchStore } from '../store/matchStore.ts'
import { createAllowance } from './allowance.ts'

export interface WebParts {
  readonly matches: Matches
  readonly store: MatchStore
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly matchesPerMinute: number
}

const BUILT_CLIENT = join(import.meta.dirname, '../../../dist/client')

/** Everything but sockets: health, lists, new matches, the built client. Every refusal is a `Problem`. */
export function addRoutes(app: express.Application, parts: WebParts): void {
  app.disable('x-powered-by')
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'connect-src': ["'self'", 'ws:', 'wss:'],
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'self'"],
        },
      },
      strictTransportSecurity: false,
    }),
  )
  app.use(compression())
  app.use('/api', express.json({ limit: '32kb' }))
  app.get('/healthz', (_request, response) => health(parts, response))
  app.get('/api/scenarios', (_request, response) => {
    response.json(listScenarios(parts.scenarios))
  })
  app.post('/api/matches', (request, response) => createMatch(parts, allow, request, response))
  app.post('/api/matches/:id/room', (request, response) => openRoom(parts, request, response))
  app.get('/api/matches/:id/events', (request, response) => listEvents(parts, request, response))
  app.use('/api', (_request, response) => refuse(response, 404, problem('noSuchPage')))
  app.use('/assets', express.static(join(BUILT_CLIENT, 'assets'), { immutable: true, maxAge: '1y' }))
  app.use(express.static(BUILT_CLIENT, { setHeaders: (response) => response.setHeader('cache-control', 'no-cache') }))
  app.use(onFault)
  const allow = createAllowance(parts.matchesPerMinute, 60_000)
}

function refuse(response: Response, status: number, why: Problem): void {
  const body: Refusal = { problem: why }
  response.status(status).json(body)
}

async function health({ store }: WebParts, response: Response): Promise<void> {
  try {
    await store.ping()
    response.json({ ok: true })
  } catch {
    response.status(503).json({ ok: false, fault: 'database' })
  }
}

function listScenarios(scenarios: ReadonlyMap<string, Scenario>) {
  const list = [...scenarios.values()].map(({ id, years, seatings }) => ({
    id,
    years,
    seats: Object.keys(seatings).map(Number),
  }))
  return { scenarios: list, bots: BOT_NAMES }
}

async function createMatch(parts: WebParts, allow: (who: string) => boolean, request: Request, response: Response) {
  if (!allow(request.ip ?? '')) return refuse(response, 429, problem('tooManyMatches'))
  const parsed = createMatchSchema.safeParse(request.body)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    return refuse(response, 400, problem('malformedRequest', { field: field.slice(0, 80) }))
  }
  const created = await parts.matches.create(parsed.data)
  if ('problem' in created) return refuse(response, 422, created.problem)
  await ensureRoom(created.match)
  response.status(201).json(created)
}

/** Makes sure a stored match has a room to join, after a restart or when everybody had left. */
async function openRoom({ matches }: WebParts, request: Request, response: Response): Promise<void> {
  const id = String(request.params.id)
  if ((await matches.find(id)) === undefined) return refuse(response, 404, problem('noSuchMatch'))
  await ensureRoom(id)
  response.json({ ok: true })
}

/** The whole story of a match as one viewer may know it: by seat token, or as a spectator without one. */
async function listEvents({ matches, store }: WebParts, request: Request, response: Response): Promise<void> {
  const match = await matches.find(String(request.params.id))
  if (match === undefined) return refuse(response, 404, problem('noSuchMatch'))
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const seat = token === undefined ? -1 : seatOfToken(match, token)
  if (token !== undefined && seat < 0) return refuse(response, 403, problem('wrongToken'))
  const viewer: Viewer = seat < 0 ? { kind: 'spectator' } : { kind: 'power', power: match.setup.seats[seat]!.power }
  const windows = await store.events(match.setup.id)
  response.json({ windows: windows.map(({ number, events }) => ({ number, events: seenEvents(events, viewer) })) })
}

/** The last stop of every request that failed: bad JSON, bodies too large, and faults of ours. Nothing leaks. */
function onFault(fault: unknown, _request: Request, response: Response, next: NextFunction): void {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? Number(fault.status) : 500
  if (response.headersSent) next(fault)
  else if (status === 413) refuse(response, 413, problem('tooLarge'))
  else if (status >= 400 && status < 500) refuse(response, status, problem('malformedRequest', { field: '' }))
  else {
    process.emitWarning(fault instanceof Error ? fault : String(fault))
    refuse(response, 500, problem('serverFault'))
  }
}
