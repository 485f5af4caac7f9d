import type { RequestHandler } from 'express'
import { problem } from '#shared/view/phrase'
import { refuse } from './refuse.ts'
import type { Allowance } from './sharedAllowance.ts'

/** Lets one address through as often as it is allowed to: a class behind one address is far below. */
export function allowing(allow: Allowance, otherwise: 'tooManyRequests' | 'tooManyMatches'): RequestHandler {
  return async (request, response, next) => {
    if (await allow(request.ip ?? '')) next()
    else refuse(response, 429, problem(otherwise))
  }
}
