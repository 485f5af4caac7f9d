import type { Application } from 'express'
import { problem } from '#shared/view/phrase'
import type { Config } from '../config/readConfig.ts'
import { isLocal } from '../http/addresses.ts'
import { bearerOf } from '../http/admit.ts'
import { refuse } from '../http/refuse.ts'
import { hashSeatToken, matchesHash } from '../match/seatToken.ts'
import type { Meters } from './meters.ts'

/** `GET /metrics`, for whoever has the token; without one, for callers on this machine. */
export function addMetrics(
  app: Application,
  meters: Meters,
  { metrics, metricsToken }: Pick<Config, 'metrics' | 'metricsToken'>,
): void {
  if (metrics === 'off') return
  const hash = metricsToken === undefined ? undefined : hashSeatToken(metricsToken)
  app.get('/metrics', async (request, response) => {
    const admitted = hash === undefined ? isLocal(request) : matchesHash(bearerOf(request) ?? '', hash)
    if (!admitted) return refuse(response, 403, problem('wrongToken'))
    response
      .set('cache-control', 'no-store')
      .type(meters.contentType)
      .send(await meters.print())
  })
}
