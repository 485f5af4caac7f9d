import { BOT_IDS } from '#shared/bots/index'
import type { SYSTEM_ROUTES } from '#shared/protocol/routes/system'
import type { Scenario } from '#shared/scenario/schema'
import { problem } from '#shared/view/phrase'
import type { Metrics } from '../admin/metrics.ts'
import { VERSIONS } from '../admin/version.ts'
import { authenticateJoin } from '../rooms/authenticateJoin.ts'
import { reserveSeat } from '../rooms/gameServer.ts'
import { callerKey } from '../web/callerAddress.ts'
import { isLocal } from '../web/isLocal.ts'
import type { OpenLines } from '../web/openLines.ts'
import { refused } from '../web/refuse.ts'
import type { RouteContext, RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'
import { addressesOf, type ListenAddress } from './addresses.ts'
import { openApi } from './openApi.ts'
import { openScenario } from './openScenario.ts'

/** What the system handlers need of the rest of the server. */
export interface SystemHandlersDeps extends ListenAddress {
  readonly scenarios: ReadonlyMap<string, Scenario>
  /** Whether anybody may read the whole files of scenarios that do not come with the game. */
  readonly openScenarios: 'on' | 'off'
  readonly metrics: Metrics
  /** Streams and sockets that are open. */
  readonly lines: OpenLines
  /** Path under which the proxy leads sockets to this server; absent where there is one server. */
  readonly processPublic: string | undefined
  /** What keeps the server from taking new matches; undefined when nothing does. */
  findUnready(): Promise<string | undefined>
}

/** Handlers of the routes of the system: lists, health, the Colyseus SDK. */
export function systemHandlers(deps: SystemHandlersDeps): RouteHandlers<typeof SYSTEM_ROUTES, AccessGrants> {
  const { scenarios, openScenarios, metrics, processPublic } = deps
  const ready = async ({ response }: Pick<RouteContext<unknown, ''>, 'response'>) => {
    const fault = await deps.findUnready()
    if (fault === undefined) return { ok: true }
    response.status(503)
    return { ok: false, fault }
  }
  return {
    'GET /api/v1/scenarios': () => ({ scenarios: [...scenarios.values()].map(scenarioEntry), bots: BOT_IDS }),

    'GET /api/v1/scenarios/:id': ({ params: { id } }) =>
      openScenario(scenarios.get(id)) ?? { status: 404, problem: problem('noSuchScenario', { scenario: id }) },

    'GET /api/v1/scenarios/:id/file': ({ params: { id } }) => {
      const found = scenarios.get(id)
      if (found === undefined) return { status: 404, problem: problem('noSuchScenario', { scenario: id }) }
      // What comes with the game is part of every page.
      const isOpen = found.words === undefined || openScenarios === 'on'
      return isOpen ? found : { status: 403, problem: problem('scenarioClosed') }
    },

    'GET /api/v1/addresses': ({ request }) => ({
      addresses: isLocal(request) ? addressesOf(deps, request.socket.localPort ?? 0) : [],
    }),

    'GET /api/openapi.json': () => openApi(),

    'GET /livez': () => ({ ok: true }),
    'GET /readyz': ready,
    'GET /healthz': ready,
    'GET /version': () => VERSIONS,

    'GET /metrics': async ({ response }) => {
      const figures = await metrics.print()
      response.set('cache-control', 'no-store').type(metrics.contentType).send(figures)
      return undefined
    },

    'POST /matchmake/joinById/:id': async ({ match, body, request }) => {
      const principal = authenticateJoin(match, body)
      if ('problem' in principal) return principal
      const address = callerKey(request)
      if (!deps.lines.hasRoom(address, principal.seat !== undefined)) return refused(429, 'tooManyLines')
      const reservation = await reserveSeat(match.setup.id, body, address)
      // Of several servers only this one has the room: the proxy leads sockets under its path here.
      return {
        ...reservation,
        ...(processPublic === undefined ? {} : { publicAddress: `${request.headers.host}${processPublic}` }),
      }
    },
  }
}

const scenarioEntry = ({ id, years, seatings, words }: Scenario) => ({
  id,
  years,
  seats: Object.keys(seatings).map(Number),
  seatings,
  ...(words && { words }),
})
