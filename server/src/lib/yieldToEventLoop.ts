/** Lets everything else that waits have its turn: long work must not hold up everybody's matches. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
