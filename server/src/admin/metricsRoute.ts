import type { Application } from 'express'
import { problem } from '#shared/view/phrase'
import type { Config } from '../config/readConfig.ts'
import { hashToken, matchesHash } from '../lib/token.ts'
import { bearerOf } from '../web/bearer.ts'
import { isLocal } from '../web/isLocal.ts'
import { refuse } from '../web/refuse.ts'
import type { Metrics } from './metrics.ts'

/** `GET /metrics`, for whoever has the token; without one, for callers on this machine. */
export function addMetrics(
  app: Application,
  metrics: Metrics,
  { metrics: setting, metricsToken }: Pick<Config, 'metrics' | 'metricsToken'>,
): void {
  if (setting === 'off') return
  const hash = metricsToken === undefined ? undefined : hashToken(metricsToken)
  app.get('/metrics', async (request, response) => {
    const admitted = hash === undefined ? isLocal(request) : matchesHash(bearerOf(request) ?? '', hash)
    if (!admitted) return refuse(response, 403, problem('wrongToken'))
    response
      .set('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.print())
  })
}
