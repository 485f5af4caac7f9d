import type { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

/** Says whether somebody may do one more now. */
export type RateLimiter = (who: string) => Promise<boolean>

/** Makes an createRateLimiter of so many a minute for each caller; one of a name is one, however many servers count it. */
export type CreateRateLimiter = (name: string, most: number) => RateLimiter

const MINUTE_SECONDS = 60

/** Counted by this server alone. */
export const memoryRateLimiter: CreateRateLimiter = (name, most) =>
  asking(new RateLimiterMemory({ keyPrefix: name, points: most, duration: MINUTE_SECONDS }))

/** Counted by all servers together, in Redis; by each alone while that is out of reach, so that nobody waits for it. */
export const redisRateLimiter =
  (redis: Redis): CreateRateLimiter =>
  (name, most) => {
    const shape = { keyPrefix: `balance ${name}`, points: most, duration: MINUTE_SECONDS }
    return asking(
      new RateLimiterRedis({ ...shape, storeClient: redis, insuranceLimiter: new RateLimiterMemory(shape) }),
    )
  }

function asking(limiter: RateLimiterAbstract): RateLimiter {
  return async (who) => {
    try {
      await limiter.consume(who)
      return true
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false
      throw refused
    }
  }
}
