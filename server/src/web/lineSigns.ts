import type { Clock } from '../lib/clock.ts'

/**
 * How long a stream whose page gives signs of life may be without one, in milliseconds: about as long as a socket that answers no
 * ping is kept.
 */
export const SILENT_MILLISECONDS = 40_000

/**
 * Streams whose pages say from time to time that they are there. What a server writes into a connection that has died without being
 * closed fails only after minutes, and until then its seat would count as present.
 */
export class LineSigns {
  readonly #clock: Clock
  readonly #lines = new Map<string, () => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Watches a stream from now on.
   * @param silent is told once, when no sign has come for too long
   * @returns how to end the watch
   */
  watch(line: string, silent: () => void): () => void {
    const wait = () => this.#clock.after(SILENT_MILLISECONDS, silent)
    let cancel = wait()
    const heard = () => {
      cancel()
      cancel = wait()
    }
    this.#lines.set(line, heard)
    return () => {
      cancel()
      if (this.#lines.get(line) === heard) this.#lines.delete(line)
    }
  }

  /** A page has said that it still has this stream; one that is not known here is none of this server's. */
  heard(line: string): void {
    this.#lines.get(line)?.()
  }
}
