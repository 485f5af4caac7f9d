import type { RequestHandler } from 'express'
import { LIMITS } from '#shared/protocol/limits'
import { callerKey } from './callerAddress.ts'
import type { RateLimiters } from './rateLimiter.ts'
import { refuse, refused } from './refuse.ts'

/** Counts every request of an address, those to no route among them, and refuses what is beyond the limit `requests`. */
export function limitRequests({ requests }: RateLimiters): RequestHandler {
  return async (request, response, next) => {
    if (await requests(callerKey(request))) next()
    else refuse(response, refused(429, LIMITS.requests.problem))
  }
}
