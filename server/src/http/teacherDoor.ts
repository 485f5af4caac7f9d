import { type Problem, problem } from '#shared/view/phrase'
import { comparerFor, hashSeatToken } from '../match/seatToken.ts'
import type { MakeAllowance } from './sharedAllowance.ts'

/** Passwords one address may give a minute: all teachers of a school may share one. */
const TRIES_PER_MINUTE = 30

/** Why somebody at this address may not open a class; undefined when they may. */
export type TeacherDoor = (password: string | undefined, address: string) => Promise<Problem | undefined>

/** Opens to whoever knows the teachers' password; to everybody where there is none. */
export function teacherDoor(password: string | undefined, allowance: MakeAllowance): TeacherDoor {
  if (password === undefined) return async () => undefined
  const hash = hashSeatToken(password)
  const mayTry = allowance('teachers', TRIES_PER_MINUTE)
  return async (given, address) => {
    if (given === undefined) return problem('teachersOnly')
    if (!(await mayTry(address))) return problem('tooManyRequests')
    return comparerFor(given)(hash) ? undefined : problem('teachersOnly')
  }
}
