import type { Request } from 'express'
import type { Config } from '../config/readConfig.ts'
import { hashToken, matchesHash } from '../lib/token.ts'
import { bearerOf } from '../web/bearer.ts'
import { isLocal } from '../web/isLocal.ts'
import { type Refused, refused } from '../web/refuse.ts'

/** Who may read the server's figures: the bearer of the token; without one, callers on this machine. */
export function createOperatorCheck({
  metrics,
  metricsToken,
}: Pick<Config, 'metrics' | 'metricsToken'>): (request: Request) => Refused | undefined {
  if (metrics === 'off') return () => refused(404, 'noSuchPage')
  const hash = metricsToken === undefined ? undefined : hashToken(metricsToken)
  return (request) => {
    const admitted = hash === undefined ? isLocal(request) : matchesHash(bearerOf(request) ?? '', hash)
    return admitted ? undefined : refused(403, 'wrongToken')
  }
}
