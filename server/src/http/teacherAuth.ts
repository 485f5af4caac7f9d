import { type Problem, problem } from '#shared/view/phrase'
import { hashToken, tokenMatcher } from '../lib/token.ts'
import type { CreateRateLimiter } from '../web/rateLimiter.ts'

/** Passwords one address may give a minute: all teachers of a school may share one. */
const TRIES_PER_MINUTE = 30

/** Why somebody at this address may not open a class; undefined when they may. */
export type TeacherAuth = (password: string | undefined, address: string) => Promise<Problem | undefined>

/** Opens to whoever knows the teachers' password; to everybody where there is none. */
export function teacherAuth(password: string | undefined, createRateLimiter: CreateRateLimiter): TeacherAuth {
  if (password === undefined) return async () => undefined
  const hash = hashToken(password)
  const mayTry = createRateLimiter('teachers', TRIES_PER_MINUTE)
  return async (given, address) => {
    if (given === undefined) return problem('teachersOnly')
    if (!(await mayTry(address))) return problem('tooManyRequests')
    return tokenMatcher(given)(hash) ? undefined : problem('teachersOnly')
  }
}
