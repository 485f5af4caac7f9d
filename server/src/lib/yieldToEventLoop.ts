/** Resolves on a later turn of the event loop: long work yields so that it does not hold up other matches. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
