/** Counts one act of a caller, and says whether it is within the limit. */
export type RateLimiter = (key: string) => Promise<boolean>

/**
 * Begins a try at a secret from an address. Undefined when the address may not try now; otherwise what takes the try back:
 * call it when the try was right, or was not made after all.
 * @param target what is tried at; failures at one target count together
 */
export type TryLimiter = (address: string, target: string) => Promise<(() => Promise<void>) | undefined>
