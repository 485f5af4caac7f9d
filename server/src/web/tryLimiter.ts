import type { TryLimiter } from '../lib/rateLimiter.ts'

/** Counts the uses of each key in a window of time that begins with its first. */
export interface Counter {
  /** One more. Resolves with how many there are. */
  add(key: string): Promise<number>
  takeBack(key: string): Promise<unknown>
}

/** The counters of a limiter of tries, and how many failures each allows. */
export interface TryCounters {
  readonly byAddress: Counter
  readonly inAll: Counter
  /** Failed tries of one address, and of all addresses together. */
  readonly most: { readonly byAddress: number; readonly inAll: number }
}

/**
 * A try counts as failed from its beginning, so that many at once gain nothing. While all together have failed too often,
 * only addresses that have not failed may still try.
 */
export function createTryLimiter({ byAddress, inAll, most }: TryCounters): TryLimiter {
  return async (address, target) => {
    const own = await byAddress.add(address)
    if (own > most.byAddress) return undefined
    if ((await inAll.add(target)) > most.inAll && own > 1) return undefined
    return async () => void (await Promise.all([byAddress.takeBack(address), inAll.takeBack(target)]))
  }
}
