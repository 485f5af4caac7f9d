/** Counts one act of a caller, and says whether it is within the limit. */
export type RateLimiter = (key: string) => Promise<boolean>
