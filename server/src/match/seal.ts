import type { Disclosure } from '#shared/view/observation'
import type { MatchDeps } from './matchDeps.ts'

/** Pause before the store is asked again after it failed, in milliseconds. */
const RETRY_MILLISECONDS = 2000

/**
 * Whether an ended match shows everything. It stays sealed until the store has said that no other match is played with its
 * luck: what one shows would tell the other's secrets.
 */
export class Seal {
  readonly #deps: Pick<MatchDeps, 'store' | 'clock' | 'onFault'>
  readonly #seed: string
  #disclosure: Disclosure = 'sealed'

  constructor(deps: Pick<MatchDeps, 'store' | 'clock' | 'onFault'>, seed: string) {
    this.#deps = deps
    this.#seed = seed
  }

  get disclosure(): Disclosure {
    return this.#disclosure
  }

  /** Of a match that has ended: asks the store, and opens if it may. True when this opened it. */
  async tryOpen(onOpenedLater: () => void): Promise<boolean> {
    if (this.#disclosure === 'open') return false
    const { store, clock, onFault } = this.#deps
    try {
      if (await store.isInPlay(this.#seed)) return false
    } catch (fault) {
      onFault(fault)
      clock.after(
        RETRY_MILLISECONDS,
        () => void this.tryOpen(onOpenedLater).then((opened) => opened && onOpenedLater()),
      )
      return false
    }
    this.#disclosure = 'open'
    return true
  }
}
