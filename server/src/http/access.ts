import type { Request } from 'express'
import type { Access } from '#shared/protocol/access'
import type { StaffRole } from '#shared/protocol/signOn'
import type { StaffAuth } from '../admin/staffAuth.ts'
import type { Classes, ClassPrincipal } from '../classroom/classes.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { authenticate, type Principal, personKey, type SeatedPrincipal } from '../match/principal.ts'
import type { Staff } from '../signOn/staff.ts'
import { bearerOf } from '../web/bearer.ts'
import { type Refused, refused } from '../web/refuse.ts'
import type { RouteRules } from '../web/registerRoutes.ts'

type StudentPrincipal = Extract<ClassPrincipal, { readonly role: 'student' }>

interface MatchGrant {
  readonly match: Match
}

interface ViewerGrant extends MatchGrant {
  readonly principal: Principal
}

interface PlayerGrant extends MatchGrant {
  readonly principal: SeatedPrincipal
}

interface StaffGrant {
  readonly token: string
  readonly staff: Staff
}

/** What each access grants to the handlers of its routes. */
export interface AccessGrants {
  readonly anyone: object
  /** The handler checks what the body holds. */
  readonly keyBearer: object
  readonly visitor: MatchGrant
  readonly viewer: ViewerGrant
  readonly player: PlayerGrant
  readonly holder: MatchGrant & { readonly seat: number; readonly person: string }
  readonly teacher: object
  readonly student: { readonly student: StudentPrincipal['student'] }
  readonly classMember: object
  /** The token is passed on to other servers. */
  readonly host: StaffGrant
  readonly staff: StaffGrant
  readonly operator: object
}

/** What the access needs of the rest of the server. */
export interface AccessDeps {
  readonly matches: Matches
  readonly classes: Classes
  readonly staffAuth: StaffAuth
  /** Why the caller may not read the server's figures; undefined when it may. */
  refuseOperator(request: Request): Refused | undefined
}

const WRONG_TOKEN = refused(403, 'wrongToken')
/** Told to the device of a student whom the teacher has taken out, and to no other. */
const TAKEN_OUT = refused(403, 'takenOut')

type Authorise = { readonly [Name in Access]: (request: Request) => Promise<AccessGrants[Name] | Refused> }

/**
 * Finds out who calls. A token opens its own match, class or server and nothing else; every refusal of one reads the same,
 * so that it tells nothing of what is there.
 */
export function createAccess({ matches, classes, staffAuth, refuseOperator }: AccessDeps): Authorise {
  const visitor = async (request: Request): Promise<MatchGrant | Refused> => {
    const id = String(request.params.id)
    const match = await matches.find(id)
    return match === undefined ? { status: 404, problem: await matches.reasonAbsent(id) } : { match }
  }
  const viewer = async (request: Request): Promise<ViewerGrant | Refused> => {
    const found = await visitor(request)
    if ('problem' in found) return found
    const principal = authenticate(found.match, bearerOf(request))
    return principal === undefined ? WRONG_TOKEN : { ...found, principal }
  }
  const classRole = async (request: Request, roles: readonly ClassPrincipal['role'][]) => {
    const token = bearerOf(request)
    const principal = token === undefined ? undefined : await classes.authenticate(String(request.params.id), token)
    if (principal !== undefined && roles.includes(principal.role)) return principal
    const isKeptOut = token !== undefined && (await classes.isKeptOut(String(request.params.id), token))
    return isKeptOut ? TAKEN_OUT : WRONG_TOKEN
  }
  const staff = async (request: Request, role: StaffRole): Promise<StaffGrant | Refused> => {
    const token = bearerOf(request) ?? ''
    const found = await staffAuth.verify(token, role)
    return found === undefined ? refused(403, 'wrongPassword') : { token, staff: found }
  }
  return {
    anyone: async () => ({}),
    keyBearer: async () => ({}),
    visitor,
    viewer,
    async player(request) {
      const found = await viewer(request)
      if ('problem' in found) return found
      const { match, principal } = found
      return principal.seat === undefined ? WRONG_TOKEN : { match, principal }
    },
    async holder(request) {
      const found = await viewer(request)
      if ('problem' in found) return found
      const { match, principal } = found
      return principal.role === 'holder' ? { match, seat: principal.seat, person: principal.person } : WRONG_TOKEN
    },
    teacher: (request) => classRole(request, ['teacher']),
    classMember: (request) => classRole(request, ['projector', 'teacher', 'student']),
    async student(request) {
      return (await classRole(request, ['student'])) as StudentPrincipal | Refused
    },
    host: (request) => staff(request, 'host'),
    staff: (request) => staff(request, 'teacher'),
    operator: async (request) => refuseOperator(request) ?? {},
  }
}

/** What is counted by itself: a class, or one person on the seat of a match. */
export const limitKey: RouteRules['limitKey'] = (per, request, granted) => {
  if (per === 'class') return String(request.params.id)
  const { student } = granted as Partial<AccessGrants['student']>
  if (student !== undefined) return `${request.params.id} ${student.id}`
  const { match, principal } = granted as ViewerGrant
  return personKey(match.setup.id, principal)
}
