import type { RequestHandler } from 'express'
import { problem } from '#shared/view/phrase'
import type { RateLimiter } from './rateLimiter.ts'
import { refuse } from './refuse.ts'

/** Lets one address through as often as it is allowed to: a class behind one address is far below. */
export function rateLimit(allow: RateLimiter, otherwise: 'tooManyRequests' | 'tooManyMatches'): RequestHandler {
  return async (request, response, next) => {
    if (await allow(request.ip ?? '')) next()
    else refuse(response, 429, problem(otherwise))
  }
}
