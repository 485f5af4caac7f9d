/** Uses something up that counts once; false when it was used before. Durable when it resolves. @param until when it counts no more in any case */
export type UseOnce = (key: string, now: number, until: number) => Promise<boolean>
