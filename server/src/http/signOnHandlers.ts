import type { SIGN_ON_ROUTES } from '#shared/protocol/routes/signOn'
import { byWhom } from '../admin/hostHandlers.ts'
import type { StaffAuth } from '../admin/staffAuth.ts'
import type { DeedNotes } from '../admin/upkeep/deedNotes.ts'
import type { RoleSettings } from '../signOn/roles.ts'
import type { SignOn } from '../signOn/signOn.ts'
import { refused } from '../web/refuse.ts'
import type { RouteHandlers } from '../web/routeHandlers.ts'
import type { AccessGrants } from './access.ts'

/** What the handlers of sign-on need of the rest of the server. */
export interface SignOnHandlersDeps extends RoleSettings {
  /** Undefined where nobody signs on. */
  readonly signOn: SignOn | undefined
  readonly staffAuth: StaffAuth
  readonly deedNotes: DeedNotes
}

/** Handlers of the routes of sign-on. */
export function signOnHandlers(deps: SignOnHandlersDeps): RouteHandlers<typeof SIGN_ON_ROUTES, AccessGrants> {
  const { signOn, signOnHosts, signOnTeachers, staffAuth, deedNotes } = deps
  const isOn = signOn !== undefined
  return {
    'GET /api/v1/sign-on': () => ({
      host: isOn && signOnHosts !== undefined,
      teacher: isOn && (signOnTeachers ?? signOnHosts) !== undefined,
    }),

    'POST /api/v1/sign-on': async ({ body: { ticket, secret } }) => {
      const staff = await signOn?.read(ticket, secret)
      if (signOn === undefined || staff === undefined) return refused(403, 'signOnAgain')
      if (staff.role === 'teacher') return await signOn.admit(staff)
      return await deedNotes.note({ act: 'login', ...byWhom(staff) }, () => signOn.admit(staff))
    },

    'DELETE /api/v1/sign-on': async ({ token }) => {
      await staffAuth.logOut(token)
      return { ok: true }
    },
  }
}
