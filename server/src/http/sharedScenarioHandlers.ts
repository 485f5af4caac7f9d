import type { Request } from 'express'
import type { SHARED_SCENARIO_ROUTES } from '#shared/protocol/routes/sharedScenarios'
import type { SHARING } from '#shared/protocol/sharedScenarios'
import type { StaffAuth } from '../admin/staffAuth.ts'
import type { SharedScenarios } from '../scenarios/sharedScenarios.ts'
import { bearerOf } from '../web/bearer.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'

/** What the handlers of shared scenarios need of the rest of the server. */
export interface SharedScenarioHandlersDeps {
  readonly sharedScenarios: SharedScenarios
  /** Who may share. */
  readonly sharing: (typeof SHARING)[number]
  readonly staffAuth: Pick<StaffAuth, 'verify'>
}

/** Handlers of the routes of shared scenarios. What is there stays readable when its host takes sharing back. */
export function sharedScenarioHandlers({
  sharedScenarios,
  sharing,
  staffAuth,
}: SharedScenarioHandlersDeps): RouteHandlers<typeof SHARED_SCENARIO_ROUTES, AccessGrants> {
  const staffIn = (request: Request) => staffAuth.verify(bearerOf(request) ?? '', 'teacher')
  return {
    'GET /api/v1/shared-scenarios': () => ({ sharing }),

    'POST /api/v1/shared-scenarios': async ({ body, request }) => {
      if (sharing === 'off') return refused(403, 'sharingOff')
      const staff = await staffIn(request)
      if (sharing === 'staff' && staff === undefined) return refused(403, 'staffShares')
      return await sharedScenarios.share(body, staff?.name)
    },

    'GET /api/v1/shared-scenarios/:id': async ({ params: { id } }) =>
      (await sharedScenarios.file(id)) ?? refused(404, 'notShared'),

    'GET /api/v1/host/shared-scenarios': async () => ({ scenarios: [...(await sharedScenarios.list())] }),
  }
}
