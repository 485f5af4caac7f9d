import type { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

/** Says whether somebody may do one more now. */
export type Allowance = (who: string) => Promise<boolean>

/** Makes an allowance of so many a minute for each caller; one of a name is one, however many servers count it. */
export type MakeAllowance = (name: string, most: number) => Allowance

const MINUTE_SECONDS = 60

/** Counted by this server alone. */
export const allowHere: MakeAllowance = (name, most) =>
  asking(new RateLimiterMemory({ keyPrefix: name, points: most, duration: MINUTE_SECONDS }))

/** Counted by all servers together, in Redis; by each alone while that is out of reach, so that nobody waits for it. */
export const allowTogether =
  (redis: Redis): MakeAllowance =>
  (name, most) => {
    const shape = { keyPrefix: `balance ${name}`, points: most, duration: MINUTE_SECONDS }
    return asking(
      new RateLimiterRedis({ ...shape, storeClient: redis, insuranceLimiter: new RateLimiterMemory(shape) }),
    )
  }

function asking(limiter: RateLimiterAbstract): Allowance {
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
