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
/** How limiters count. */
export interface Counting {
  limiter(options: LimiterOptions): RateLimiterAbstract
  /** Counts tries at a secret. */
  counter(options: LimiterOptions): Counter
}

const inMemory = ({ name, points, seconds: duration }: LimiterOptions) =>
  new RateLimiterMemory({ keyPrefix: `balance ${name}`, points, duration })

/** Counted by this server alone. */
export const memoryCounting: Counting = {
  limiter: inMemory,
  counter: (options) => counterOf(inMemory(options), () => 1),
}

/**
 * Counted by all servers together, in Redis; by each alone while Redis is out of reach, so that no caller waits for it.
 * Tries at a secret are then shared out: each server allows its part of them.
 * @param servers how many there are
 */
export function redisCounting(redis: Redis, servers: () => number): Counting {
  const inRedis = ({ name, points, seconds: duration }: LimiterOptions, insuranceLimiter?: RateLimiterAbstract) =>
    new RateLimiterRedis({
      keyPrefix: `balance ${name}`,
      points,
      duration,
      storeClient: redis,
      ...(insuranceLimiter && { insuranceLimiter }),
    })
  return {
    limiter: (options) => inRedis(options, inMemory(options)),
    counter(options) {
      const together = counterOf(inRedis(options), () => 1)
      const alone = counterOf(inMemory(options), () => 1 / Math.max(1, servers()))
      return { add: (key) => together.add(key).catch(() => alone.add(key)) }
    },
  }
}

/** A limiter that counts so. */
export const rateLimiterWith =
  ({ limiter }: Pick<Counting, 'limiter'>): CreateRateLimiter =>
  (options) =>
    asking(limiter(options))

/** Every limiter of the contract, by name. */
export type RateLimiters = Readonly<Record<Exclude<LimitName, TryLimitName>, RateLimiter>> &
  Readonly<Record<TryLimitName, TryLimiter>>

/** Settings that some limits are taken from. */
export type LimitSettings = Readonly<Record<Extract<Limit['points'], string>, number>>

/**
 * Creates every limiter of the contract.
 * @param shared counts for all servers together; what one person does is counted by the server that plays
 * their match
 */
export function createRateLimiters(shared: Counting, settings: LimitSettings): RateLimiters {
  const limiters = Object.entries<Limit>(LIMITS).map(([name, { points: named, seconds, per, inAll }]) => {
    const counting = per === 'person' ? memoryCounting : shared
    const points = typeof named === 'number' ? named : settings[named]
    if (inAll === undefined) return [name, asking(counting.limiter({ name, points, seconds }))] as const
    const byAddress = counting.counter({ name, points, seconds })
    const all = counting.counter({ name: `${name} in all`, points: inAll.points, seconds })
    return [
      name,
      createTryLimiter({ byAddress, inAll: all, most: { byAddress: points, inAll: inAll.points } }),
    ] as const
  })
  return Object.fromEntries(limiters) as unknown as RateLimiters
}

const counterOf = (limiter: RateLimiterAbstract, share: () => number): Counter => ({
  async add(key) {
    const { consumedPoints: count } = await limiter.penalty(key)
    // What cannot be taken back counts until its window of time is over.
    return { count, share: share(), takeBack: () => limiter.reward(key).catch(() => undefined) }
  },
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
