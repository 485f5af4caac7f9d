import { join } from 'node:path'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import { addressIn } from '#shared/protocol/codes'
import { ROUTES, type Routes } from '#shared/protocol/routes'
import type { Admin } from '../admin/admin.ts'
import type { Acts } from '../lib/acts.ts'
import { systemClock } from '../lib/clock.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import type { LobbyStore } from '../lobby/lobbyStore.ts'
import type { BegunStore } from '../match/begunStore.ts'
import type { Matches } from '../match/matches.ts'
import { OwnedElsewhereError } from '../match/ownership.ts'
import type { Reports } from '../match/reports.ts'
import type { SeatTransfers } from '../match/seatTransfers.ts'
import { UnknownContentError } from '../match/storedIds.ts'
import type { RecordImports } from '../records/recordImports.ts'
import { limitRequests } from '../web/limitRequests.ts'
import { LineSigns } from '../web/lineSigns.ts'
import type { OpenLines } from '../web/openLines.ts'
import { refuse, refused } from '../web/refuse.ts'
import { registerRoutes } from '../web/registerRoutes.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import { type PublicAddress, requireSameOrigin, sameOriginCheck } from '../web/sameOrigin.ts'
import { type AccessGrants, createAccess, limitKey } from './access.ts'
import type { ListenAddress } from './addresses.ts'
import { BeginQuota, type BeginQuotaDeps } from './beginQuota.ts'
import { type ClassHandlersDeps, classHandlers } from './classHandlers.ts'
import { linkHandlers } from './linkHandlers.ts'
import { lobbyHandlers } from './lobbyHandlers.ts'
import { type LtiRouterDeps, ltiRouter } from './ltiRouter.ts'
import { matchHandlers } from './matchHandlers.ts'
import { newsHandlers } from './newsHandlers.ts'
import { type NoticeHandlersDeps, noticeHandlers } from './noticeHandlers.ts'
import { precompressed } from './precompressed.ts'
import { createOwnerProxy } from './proxyToOwner.ts'
import { recordHandlers } from './recordHandlers.ts'
import { seatHandlers } from './seatHandlers.ts'
import { type SecurityHeadersDeps, securityHeaders } from './securityHeaders.ts'
import { type SharedScenarioHandlersDeps, sharedScenarioHandlers } from './sharedScenarioHandlers.ts'
import { type SignOnHandlersDeps, signOnHandlers } from './signOnHandlers.ts'
import { type SignOnRouterDeps, signOnRouter } from './signOnRouter.ts'
import { systemHandlers } from './systemHandlers.ts'
import { type TeacherAuthDeps, teacherAuth } from './teacherAuth.ts'

/** What the web side of the server is built over. */
export interface WebDeps
  extends Omit<ClassHandlersDeps, 'beginnings' | 'refuseTeacher'>,
    Omit<SignOnHandlersDeps, keyof Admin>,
    SignOnRouterDeps,
    Omit<SharedScenarioHandlersDeps, keyof Admin>,
    Pick<TeacherAuthDeps, 'teacherPassword' | 'signOnTeachers'>,
    ListenAddress,
    PublicAddress,
    SecurityHeadersDeps,
    NoticeHandlersDeps,
    LtiRouterDeps,
    Omit<BeginQuotaDeps, 'store'> {
  readonly begunStore: BegunStore
  /** Streams and sockets that are open. */
  readonly lines: OpenLines
  readonly publicUrl: string | undefined
  /** Whether anybody may read the whole files of scenarios that do not come with the game. */
  readonly openScenarios: 'on' | 'off'
  readonly acts: Acts
  readonly matches: Matches
  readonly lobbies: Lobbies
  readonly lobbyStore: LobbyStore
  readonly reports: Reports
  readonly seatTransfers: SeatTransfers
  readonly imports: RecordImports
  /** Path under which the proxy leads sockets to this server; absent where there is one server. */
  readonly processPublic: string | undefined
  readonly admin: Admin
  /** Known to all servers side by side, and to no caller. */
  readonly serverSecret: string
  /** Told of every fault of ours. */
  onFault(fault: unknown): void
}

const BUILT_CLIENT = join(import.meta.dirname, '../../../dist/client')

type Beginnings = ClassHandlersDeps['beginnings']

/** Everything but sockets: the routes of the contract and the built client. Every refusal is a `Problem`. */
export function addRoutes(app: express.Application, deps: WebDeps): void {
  const { admin, limiters } = deps
  const ownerProxy = createOwnerProxy(deps.serverSecret)
  const quota = new BeginQuota({ ...deps, store: deps.begunStore })
  app.disable('x-powered-by')
  app.set('trust proxy', deps.proxyHops)
  app.use(admin.watch, ownerProxy.stripForged)
  app.use(...securityHeaders(deps))
  // Before the check of origins: here other websites send forms.
  app.use('/lti', limitRequests(limiters), ltiRouter(deps))
  app.use('/sign-on', limitRequests(limiters), signOnRouter(deps))
  app.use(requireSameOrigin(sameOriginCheck(deps)))
  app.use(compression())
  app.use(['/api', '/matchmake'], limitRequests(limiters))
  const beginnings: Beginnings = {
    mayBegin: async (where, request) => (await admin.mayBegin(where)) ?? (await quota.refuse(request)),
    onBegun: (request, answer) => quota.onBegun(request, answer),
  }
  registerRoutes<Routes, AccessGrants>(app, ROUTES, handlersOf(deps, beginnings), {
    limiters,
    limitKey,
    acts: deps.acts,
    authorise: createAccess({ ...deps, ...admin }),
    ...beginnings,
  })
  app.use(['/api/v1', '/matchmake'], (_request, response) => refuse(response, refused(404, 'noSuchPage')))
  // A page that was opened before an upgrade: reloading it brings one that knows these paths.
  app.use('/api', (_request, response) => refuse(response, refused(426, 'reloadNeeded')))
  // A link whose `#` was escaped on its way: browsers send what should have stayed behind it.
  app.get(/^\/%23\//, (request, response) => {
    const up = '../'.repeat(request.path.split('/').length - 2)
    response.redirect(302, `${up}${addressIn(request.path) ?? ''}`)
  })
  const assets = join(BUILT_CLIENT, 'assets')
  app.use('/assets', precompressed(assets), express.static(assets, { immutable: true, maxAge: '1y' }))
  app.use(express.static(BUILT_CLIENT, { setHeaders: (response) => response.setHeader('cache-control', 'no-cache') }))
  app.use((fault: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(fault)
    else if (fault instanceof OwnedElsewhereError) ownerProxy.passOn(fault.url, request, response).catch(next)
    else answerFault(deps, fault, response)
  })
}

/** The handler of every route: a row of the contract without one does not compile. */
function handlersOf(deps: WebDeps, beginnings: Beginnings): RouteHandlers<Routes, AccessGrants> {
  const { admin } = deps
  const { dispatch, metrics, findUnready } = admin
  const beginTry = deps.limiters.teacherPasswords
  const refuseTeacher = teacherAuth({ ...deps, ...admin, beginTry })
  return {
    ...matchHandlers({ ...deps, dispatch }),
    ...newsHandlers({ ...deps, metrics, signs: new LineSigns(systemClock) }),
    ...seatHandlers(deps),
    ...lobbyHandlers(deps),
    ...noticeHandlers(deps),
    ...linkHandlers({ ...deps, gamePage: join(BUILT_CLIENT, 'index.html') }),
    ...classHandlers({ ...deps, beginnings, refuseTeacher }),
    ...recordHandlers(deps),
    ...admin.hostHandlers,
    ...sharedScenarioHandlers({ ...deps, ...admin }),
    ...signOnHandlers({ ...deps, ...admin }),
    ...systemHandlers({ ...deps, metrics, findUnready }),
  }
}

/** The last stop of every request that failed: bad JSON, bodies too large, and faults of ours. Nothing leaks. */
function answerFault({ onFault }: WebDeps, fault: unknown, response: Response): void {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? Number(fault.status) : 500
  if (fault instanceof UnknownContentError) refuse(response, { status: 404, problem: fault.problem })
  else if (status === 413) refuse(response, refused(413, 'tooLarge'))
  else if (status === 415) refuse(response, refused(415, 'compressed'))
  else if (status >= 400 && status < 500) refuse(response, refused(status, 'malformedRequest', { field: '' }))
  else if (status === 503) refuse(response, refused(503, 'serverFault'))
  else {
    onFault(fault)
    refuse(response, refused(500, 'serverFault'))
  }
}
