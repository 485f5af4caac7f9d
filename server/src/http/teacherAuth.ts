import type { Request } from 'express'
import { problem } from '#shared/view/phrase'
import type { StaffAuth } from '../admin/staffAuth.ts'
import type { TryLimiter } from '../lib/rateLimiter.ts'
import { hashToken, tokenMatcher } from '../lib/token.ts'
import { bearerOf } from '../web/bearer.ts'
import { callerKey } from '../web/callerAddress.ts'
import { type Refused, refused } from '../web/refuse.ts'

/** Why the caller may not do what teachers may; undefined when it may. */
export type TeacherAuth = (password: string | undefined, request: Request) => Promise<Refused | undefined>

/** How teachers are known. */
export interface TeacherAuthDeps {
  /** Password of the teachers, if there is one. */
  readonly teacherPassword: string | undefined
  /** Values that make somebody a teacher who signs on, if teachers do. */
  readonly signOnTeachers: readonly string[] | undefined
  readonly staffAuth: Pick<StaffAuth, 'verify'>
  /** Limits wrong passwords. */
  readonly beginTry: TryLimiter
}

/** Whether anybody may do what teachers may: they have no password, and do not sign on. */
export const isTeachersDoorOpen = ({
  teacherPassword,
  signOnTeachers,
}: Pick<TeacherAuthDeps, 'teacherPassword' | 'signOnTeachers'>): boolean =>
  teacherPassword === undefined && signOnTeachers === undefined

/** Creates the check of who is a teacher: by the token of a sign-on, or by the teachers' password. */
export function teacherAuth(deps: TeacherAuthDeps): TeacherAuth {
  if (isTeachersDoorOpen(deps)) return async () => undefined
  const { teacherPassword, staffAuth, beginTry } = deps
  const hash = teacherPassword === undefined ? undefined : hashToken(teacherPassword)
  return async (given, request) => {
    const token = bearerOf(request)
    if (token !== undefined && (await staffAuth.verify(token, 'teacher')) !== undefined) return undefined
    if (given === undefined || hash === undefined) return { problem: problem('teachersOnly') }
    const takeBack = await beginTry(callerKey(request), 'everyone')
    if (takeBack === undefined) return refused(429, 'tooManyRequests')
    if (!tokenMatcher(given)(hash)) return { problem: problem('teachersOnly') }
    await takeBack()
    return undefined
  }
}
