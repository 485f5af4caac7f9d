import { join } from 'node:path'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import { BOT_NAMES } from '#shared/bots/index'
import { type CreateMatch, createMatchSchema } from '#shared/protocol/messages'
import type { Scenario } from '#shared/scenario/schema'
import { problem } from '#shared/view/phrase'
import type { Gatherings } from '../gathering/gatherings.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import type { Passes } from '../match/passes.ts'
import type { Operations } from '../operations/operations.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import { PlayedElsewhere } from '../scale/ownership.ts'
import { act } from './act.ts'
import { addAddresses } from './addresses.ts'
import { admitAnybody, admitViewer } from './admit.ts'
import { allowing } from './allowing.ts'
import { answer } from './answer.ts'
import { addClassRoutes, type ClassRoutesParts } from './classRoutes.ts'
import { passOn } from './forward.ts'
import { joinRoom } from './joinRoom.ts'
import { readNews } from './news.ts'
import { readEvents } from './readEvents.ts'
import { readWords } from './readWords.ts'
import { addRecordRoutes } from './recordRoutes.ts'
import { refuse } from './refuse.ts'
import { isFromHere, type OwnAddress, refuseOtherWebsites } from './sameOrigin.ts'
import { addSeatRoutes } from './seatRoutes.ts'
import { type SecurityHeadersParts, securityHeaders } from './securityHeaders.ts'
import { streamMatch } from './stream.ts'
import { addTableRoutes } from './tableRoutes.ts'

export interface WebParts extends ClassRoutesParts, OwnAddress, SecurityHeadersParts {
  readonly matches: Matches
  readonly gatherings: Gatherings
  readonly passes: Passes
  readonly matchesPerMinute: number
  readonly requestsPerMinute: number
  /** Path under which the proxy leads sockets to this server; absent where there is one. */
  readonly processPublic: string | undefined
  /** Address the server listens on. */
  readonly bind: string
  readonly inContainer: boolean
  readonly operations: Operations
  /** Told of every fault of ours. */
  onFault(fault: unknown): void
}

const BUILT_CLIENT = join(import.meta.dirname, '../../../dist/client')

/** Everything but sockets: health, lists, new matches, the built client. Every refusal is a `Problem`. */
export function addRoutes(app: express.Application, parts: WebParts): void {
  app.disable('x-powered-by')
  app.set('trust proxy', parts.proxyHops)
  app.use(parts.operations.watch)
  app.use(...securityHeaders(parts), refuseOtherWebsites(isFromHere(parts)))
  app.use(compression())
  parts.operations.addProbes(app)
  app.use(
    ['/api', '/matchmake'],
    allowing(parts.allowance('requests', parts.requestsPerMinute), 'tooManyRequests'),
    // Our pages compress nothing they send: decoders stay out of reach of strangers.
    express.json({ limit: '32kb', inflate: false }),
  )
  addCalls(app, parts)
  app.use(['/api', '/matchmake'], (_request, response) => refuse(response, 404, problem('noSuchPage')))
  app.use('/assets', express.static(join(BUILT_CLIENT, 'assets'), { immutable: true, maxAge: '1y' }))
  app.use(express.static(BUILT_CLIENT, { setHeaders: (response) => response.setHeader('cache-control', 'no-cache') }))
  app.use((fault: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(fault)
    else if (fault instanceof PlayedElsewhere) passOn(fault.url, request, response).catch(next)
    else answerFault(parts, fault, response)
  })
}

function addCalls(app: express.Application, parts: WebParts): void {
  const { matches, store, gatherings, operations } = parts
  operations.addCalls(app)
  const mayMake = allowing(parts.allowance('matches', parts.matchesPerMinute), 'tooManyMatches')
  app.get('/api/scenarios', (_request, response) => {
    response.json(listScenarios(parts.scenarios))
  })
  app.post('/api/matches', mayMake, (request, response) => createMatch(parts, request, response))
  app.post(
    '/api/matches/:id/room',
    admitAnybody(matches, (match, _request, response) => openRoom(match, response)),
  )
  app.get(
    '/api/matches/:id/events',
    admitViewer(matches, (...visit) => readEvents(store, ...visit)),
  )
  app.get(
    '/api/matches/:id/stream',
    admitViewer(matches, (...visit) => {
      const { closed } = operations.meters.opened(visit[3])
      visit[3].on('close', closed)
      streamMatch(...visit)
    }),
  )
  app.post(
    '/api/matches/:id/acts',
    admitViewer(matches, (...visit) => act(operations.carryOut, ...visit)),
  )
  app.get(
    '/api/matches/:id/news',
    admitViewer(matches, (match, chair, ...exchange) => {
      operations.meters.polled(`${match.setup.id} ${chair.seat} ${chair.person}`)
      return readNews(match, chair, ...exchange)
    }),
  )
  app.get('/api/matches/:id/words', admitViewer(matches, readWords))
  addAddresses(app, parts)
  addTableRoutes(app, gatherings, mayMake)
  addSeatRoutes(app, parts)
  addClassRoutes(app, parts, mayMake)
  addRecordRoutes(app, matches, store, mayMake)
  app.post(
    '/matchmake/joinById/:id',
    admitAnybody(matches, (...visit) => joinRoom(parts.processPublic, ...visit)),
  )
}

function listScenarios(scenarios: ReadonlyMap<string, Scenario>) {
  const list = [...scenarios.values()].map(({ id, years, seatings }) => ({
    id,
    years,
    seats: Object.keys(seatings).map(Number),
    seatings,
  }))
  return { scenarios: list, bots: BOT_NAMES }
}

async function createMatch(parts: WebParts, request: Request, response: Response) {
  const create = async (wish: CreateMatch) => {
    const created = await parts.matches.create(wish)
    if ('match' in created) await ensureRoom(created.match)
    return created
  }
  await answer(createMatchSchema, request, response, create, 201)
}

/** Makes sure a stored match has a room to join, after a restart or when everybody had left. */
async function openRoom(match: Match, response: Response): Promise<void> {
  await ensureRoom(match.setup.id)
  response.json({ ok: true })
}

/** The last stop of every request that failed: bad JSON, bodies too large, and faults of ours. Nothing leaks. */
function answerFault({ onFault }: WebParts, fault: unknown, response: Response): void {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? Number(fault.status) : 500
  if (status === 413) refuse(response, 413, problem('tooLarge'))
  else if (status === 415) refuse(response, 415, problem('compressed'))
  else if (status >= 400 && status < 500) refuse(response, status, problem('malformedRequest', { field: '' }))
  else if (status === 503) refuse(response, 503, problem('serverFault'))
  else {
    onFault(fault)
    refuse(response, 500, problem('serverFault'))
  }
}
