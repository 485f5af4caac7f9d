import { join } from 'node:path'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import { BOT_IDS } from '#shared/bots/index'
import { type CreateMatch, createMatchSchema } from '#shared/protocol/messages'
import type { Scenario } from '#shared/scenario/schema'
import { problem } from '#shared/view/phrase'
import type { Admin } from '../admin/admin.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { OwnedElsewhereError } from '../match/ownership.ts'
import type { SeatTransfers } from '../match/seatTransfers.ts'
import { UnknownContentError } from '../match/storedIds.ts'
import { ensureRoom } from '../rooms/gameServer.ts'
import { answer } from '../web/answer.ts'
import { rateLimit } from '../web/rateLimit.ts'
import { refuse } from '../web/refuse.ts'
import { type PublicAddress, requireSameOrigin, sameOriginCheck } from '../web/sameOrigin.ts'
import { addAddresses } from './addresses.ts'
import { addClassRoutes, type ClassRoutesDeps } from './classRoutes.ts'
import { joinRoom } from './joinRoom.ts'
import { addLobbyRoutes } from './lobbyRoutes.ts'
import { readNews } from './news.ts'
import { postCommand } from './postCommand.ts'
import { proxyToOwner } from './proxyToOwner.ts'
import { readChat } from './readChat.ts'
import { readEvents } from './readEvents.ts'
import { addRecordRoutes } from './recordRoutes.ts'
import { requireViewer, withMatch } from './requireViewer.ts'
import { addSeatRoutes } from './seatRoutes.ts'
import { type SecurityHeadersDeps, securityHeaders } from './securityHeaders.ts'
import { streamMatch } from './stream.ts'

export interface WebDeps extends ClassRoutesDeps, PublicAddress, SecurityHeadersDeps {
  readonly matches: Matches
  readonly lobbies: Lobbies
  readonly seatTransfers: SeatTransfers
  readonly matchesPerMinute: number
  readonly requestsPerMinute: number
  /** Path under which the proxy leads sockets to this server; absent where there is one. */
  readonly processPublic: string | undefined
  /** Address the server listens on. */
  readonly bind: string
  readonly inContainer: boolean
  readonly admin: Admin
  /** Told of every fault of ours. */
  onFault(fault: unknown): void
}

const BUILT_CLIENT = join(import.meta.dirname, '../../../dist/client')

/** Everything but sockets: health, lists, new matches, the built client. Every refusal is a `Problem`. */
export function addRoutes(app: express.Application, deps: WebDeps): void {
  app.disable('x-powered-by')
  app.set('trust proxy', deps.proxyHops)
  app.use(deps.admin.watch)
  app.use(...securityHeaders(deps), requireSameOrigin(sameOriginCheck(deps)))
  app.use(compression())
  deps.admin.addProbes(app)
  app.use(
    ['/api', '/matchmake'],
    rateLimit(deps.createRateLimiter('requests', deps.requestsPerMinute), 'tooManyRequests'),
    // Our pages compress nothing they send: decoders stay out of reach of strangers.
    express.json({ limit: '32kb', inflate: false }),
  )
  addCalls(app, deps)
  app.use(['/api', '/matchmake'], (_request, response) => refuse(response, 404, problem('noSuchPage')))
  app.use('/assets', express.static(join(BUILT_CLIENT, 'assets'), { immutable: true, maxAge: '1y' }))
  app.use(express.static(BUILT_CLIENT, { setHeaders: (response) => response.setHeader('cache-control', 'no-cache') }))
  app.use((fault: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(fault)
    else if (fault instanceof OwnedElsewhereError) proxyToOwner(fault.url, request, response).catch(next)
    else answerFault(deps, fault, response)
  })
}

function addCalls(app: express.Application, deps: WebDeps): void {
  const { matches, store, lobbies, admin } = deps
  admin.addCalls(app)
  const mayMake = rateLimit(deps.createRateLimiter('matches', deps.matchesPerMinute), 'tooManyMatches')
  app.get('/api/scenarios', (_request, response) => {
    response.json(listScenarios(deps.scenarios))
  })
  app.post('/api/matches', mayMake, (request, response) => createMatch(deps, request, response))
  app.post(
    '/api/matches/:id/room',
    withMatch(matches, (match, _request, response) => openRoom(match, response)),
  )
  app.get(
    '/api/matches/:id/events',
    requireViewer(matches, (...visit) => readEvents(store, ...visit)),
  )
  app.get(
    '/api/matches/:id/stream',
    requireViewer(matches, (...visit) => {
      const { closed } = admin.metrics.opened(visit[3])
      visit[3].on('close', closed)
      streamMatch(...visit)
    }),
  )
  app.post(
    '/api/matches/:id/acts',
    requireViewer(matches, (...visit) => postCommand(admin.dispatch, ...visit)),
  )
  app.get(
    '/api/matches/:id/news',
    requireViewer(matches, (match, principal, ...exchange) => {
      admin.metrics.polled(`${match.setup.id} ${principal.seat} ${principal.person}`)
      return readNews(match, principal, ...exchange)
    }),
  )
  app.get('/api/matches/:id/words', requireViewer(matches, readChat))
  addAddresses(app, deps)
  addLobbyRoutes(app, lobbies, mayMake)
  addSeatRoutes(app, deps)
  addClassRoutes(app, deps, mayMake)
  addRecordRoutes(app, matches, store, mayMake)
  app.post(
    '/matchmake/joinById/:id',
    withMatch(matches, (...visit) => joinRoom(deps.processPublic, ...visit)),
  )
}

function listScenarios(scenarios: ReadonlyMap<string, Scenario>) {
  const list = [...scenarios.values()].map(({ id, years, seatings }) => ({
    id,
    years,
    seats: Object.keys(seatings).map(Number),
    seatings,
  }))
  return { scenarios: list, bots: BOT_IDS }
}

async function createMatch(deps: WebDeps, request: Request, response: Response) {
  const create = async (wish: CreateMatch) => {
    const created = await deps.matches.create(wish)
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
function answerFault({ onFault }: WebDeps, fault: unknown, response: Response): void {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? Number(fault.status) : 500
  if (fault instanceof UnknownContentError) refuse(response, 404, fault.problem)
  else if (status === 413) refuse(response, 413, problem('tooLarge'))
  else if (status === 415) refuse(response, 415, problem('compressed'))
  else if (status >= 400 && status < 500) refuse(response, status, problem('malformedRequest', { field: '' }))
  else if (status === 503) refuse(response, 503, problem('serverFault'))
  else {
    onFault(fault)
    refuse(response, 500, problem('serverFault'))
  }
}
