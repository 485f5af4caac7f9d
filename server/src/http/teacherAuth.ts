import { problem } from '#shared/view/phrase'
import type { TryLimiter } from '../lib/rateLimiter.ts'
import { hashToken, tokenMatcher } from '../lib/token.ts'
import { type Refused, refused } from '../web/refuse.ts'

/** Why a caller at this address may not open a class; undefined when it may. */
export type TeacherAuth = (password: string | undefined, address: string) => Promise<Refused | undefined>

/**
 * Creates the check of the teachers' password.
 * @param password of the teachers; undefined where anyone may open a class
 * @param beginTry limits wrong passwords
 */
export function teacherAuth(password: string | undefined, beginTry: TryLimiter): TeacherAuth {
  if (password === undefined) return async () => undefined
  const hash = hashToken(password)
  return async (given, address) => {
    if (given === undefined) return { problem: problem('teachersOnly') }
    const takeBack = await beginTry(address, 'everyone')
    if (takeBack === undefined) return refused(429, 'tooManyRequests')
    if (!tokenMatcher(given)(hash)) return { problem: problem('teachersOnly') }
    await takeBack()
    return undefined
  }
}
