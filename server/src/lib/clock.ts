/** Time as an argument, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once after so many milliseconds; the returned function cancels. */
  after(milliseconds: number, callback: () => void): () => void
}

/** The machine's clock is read once. From then on a monotonic clock counts: setting the machine's clock moves no window's end. */
const BEGINNING = Date.now() - performance.now()

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Math.floor(BEGINNING + performance.now()),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
