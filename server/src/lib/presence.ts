import type { Clock } from './clock.ts'

/** How long a caller who polls counts as present after a call. */
export const PRESENT_MILLISECONDS = 8000

/** Callers who poll instead of holding a connection: each is present for a while after every call. */
export class Presence {
  readonly #clock: Clock
  readonly #onGone: () => void
  readonly #present = new Map<string, { readonly calledAt: number; cancel(): void }>()

  /** @param onGone told whenever a caller is present no longer */
  constructor(clock: Clock, onGone: () => void = () => undefined) {
    this.#clock = clock
    this.#onGone = onGone
  }

  /** Callers present now. */
  get size(): number {
    return this.#present.size
  }

  has(caller: string): boolean {
    return this.#present.has(caller)
  }

  /** Whether a caller is present whose name begins like this, and has called after that. @param since milliseconds since 1970 */
  hasPrefix(prefix: string, since = Number.NEGATIVE_INFINITY): boolean {
    for (const [caller, { calledAt }] of this.#present) if (calledAt > since && caller.startsWith(prefix)) return true
    return false
  }

  /** A caller has polled; true when they had not been present. */
  touch(caller: string): boolean {
    const before = this.#present.get(caller)
    before?.cancel()
    const forget = () => {
      this.#present.delete(caller)
      this.#onGone()
    }
    const calledAt = this.#clock.now()
    this.#present.set(caller, { calledAt, cancel: this.#clock.after(PRESENT_MILLISECONDS, forget) })
    return before === undefined
  }
}
