import type { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { LIMITS, type Limit, type LimitName, type TryLimitName } from '#shared/protocol/limits'
import type { RateLimiter, TryLimiter } from '../lib/rateLimiter.ts'
import { type Counter, createTryLimiter } from './tryLimiter.ts'

/** Most acts of one key in so many seconds, counted from its first one. Limiters of one name count together. */
export interface LimiterOptions {
  readonly name: string
  readonly points: number
  readonly seconds: number
}

/** Creates a rate limiter, in memory or in Redis. */
export type CreateRateLimiter = (options: LimiterOptions) => RateLimiter
/** Makes what rate limiters count with. */
export type CreateCounting = (options: LimiterOptions) => RateLimiterAbstract

/** Counted by this server alone. */
export const memoryCounting: CreateCounting = ({ name: keyPrefix, points, seconds: duration }) =>
  new RateLimiterMemory({ keyPrefix, points, duration })

/** Counted by all servers together, in Redis; by each alone while Redis is out of reach, so that no caller waits for it. */
export const redisCounting =
  (redis: Redis): CreateCounting =>
  ({ name, points, seconds: duration }) => {
    const shape = { keyPrefix: `balance ${name}`, points, duration }
    return new RateLimiterRedis({ ...shape, storeClient: redis, insuranceLimiter: new RateLimiterMemory(shape) })
  }

/** A limiter that counts so. */
export const rateLimiterWith =
  (counting: CreateCounting): CreateRateLimiter =>
  (options) =>
    asking(counting(options))

/** Every limiter of the contract, by name. */
export type RateLimiters = Readonly<Record<Exclude<LimitName, TryLimitName>, RateLimiter>> &
  Readonly<Record<TryLimitName, TryLimiter>>

/** Settings that some limits are taken from. */
export type LimitSettings = Readonly<Record<Extract<Limit['points'], string>, number>>

/**
 * Creates every limiter of the contract.
 * @param shared makes limiters that all servers count together; what one person does is counted by the server that plays
 * their match
 */
export function createRateLimiters(shared: CreateCounting, settings: LimitSettings): RateLimiters {
  const limiters = Object.entries<Limit>(LIMITS).map(([name, { points: named, seconds, per, inAll }]) => {
    const counting = per === 'person' ? memoryCounting : shared
    const points = typeof named === 'number' ? named : settings[named]
    const own = counting({ name, points, seconds })
    if (inAll === undefined) return [name, asking(own)] as const
    const all = counting({ name: `${name} in all`, points: inAll.points, seconds })
    const most = { byAddress: points, inAll: inAll.points }
    return [name, createTryLimiter({ byAddress: counterOf(own), inAll: counterOf(all), most })] as const
  })
  return Object.fromEntries(limiters) as unknown as RateLimiters
}

const counterOf = (limiter: RateLimiterAbstract): Counter => ({
  add: async (key) => (await limiter.penalty(key)).consumedPoints,
  takeBack: (key) => limiter.reward(key),
})

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
