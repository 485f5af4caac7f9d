import type { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { LIMITS, type Limit, type LimitName } from '#shared/protocol/limits'
import type { RateLimiter } from '../lib/rateLimiter.ts'

/** Most acts of one key in so many seconds, counted from its first one. Limiters of one name count together. */
export interface LimiterOptions {
  readonly name: string
  readonly points: number
  readonly seconds: number
}

/** Creates a rate limiter, in memory or in Redis. */
export type CreateRateLimiter = (options: LimiterOptions) => RateLimiter

/** Counted by this server alone. */
export const memoryRateLimiter: CreateRateLimiter = ({ name: keyPrefix, points, seconds: duration }) =>
  asking(new RateLimiterMemory({ keyPrefix, points, duration }))

/** Counted by all servers together, in Redis; by each alone while Redis is out of reach, so that no caller waits for it. */
export const redisRateLimiter =
  (redis: Redis): CreateRateLimiter =>
  ({ name, points, seconds: duration }) => {
    const shape = { keyPrefix: `balance ${name}`, points, duration }
    return asking(
      new RateLimiterRedis({ ...shape, storeClient: redis, insuranceLimiter: new RateLimiterMemory(shape) }),
    )
  }

/** Every limiter of the contract, by name. */
export type RateLimiters = Readonly<Record<LimitName, RateLimiter>>

/** Settings that some limits are taken from. */
export type LimitSettings = Readonly<Record<Extract<Limit['points'], string>, number>>

/**
 * Creates every limiter of the contract.
 * @param shared makes limiters that all servers count together; what one person does is counted by the server that plays
 * their match
 */
export function createRateLimiters(shared: CreateRateLimiter, settings: LimitSettings): RateLimiters {
  const limiters = Object.entries(LIMITS).map(([name, limit]) => {
    const create = limit.per === 'person' ? memoryRateLimiter : shared
    const points = typeof limit.points === 'number' ? limit.points : settings[limit.points]
    return [name, create({ name, points, seconds: limit.seconds })] as const
  })
  return Object.fromEntries(limiters) as RateLimiters
}

function asking(limiter: RateLimiterAbstract): RateLimiter {
  return async (key) => {
    try {
      await limiter.consume(key)
      return true
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false
      throw refused
    }
  }
}
