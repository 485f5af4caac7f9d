import type { TryLimiter } from '../lib/rateLimiter.ts'

/** A use of a key that has been counted. */
export interface CountedUse {
  /** Uses of the key in its window of time, this one among them. */
  readonly count: number
  /** Share of a limit that they may take up: 1 where all servers count together, less where each counts for itself. */
  readonly share: number
  takeBack(): Promise<unknown>
}

/** Counts the uses of each key in a window of time that begins with its first. */
export interface Counter {
  add(key: string): Promise<CountedUse>
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
    if (exceeds(own, most.byAddress)) return undefined
    const all = await inAll.add(target)
    if (exceeds(all, most.inAll) && own.count > 1) return undefined
    return async () => void (await Promise.all([own.takeBack(), all.takeBack()]))
  }
}

/** A server that counts for itself allows one try at least. */
const exceeds = ({ count, share }: CountedUse, most: number): boolean => count > Math.max(1, Math.floor(most * share))
