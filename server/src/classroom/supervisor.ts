import type { Clock } from '../lib/clock.ts'
import type { Match } from '../match/match.ts'

/** How long a window waits for a student whose connection is gone. */
export const GRACE_MILLISECONDS = 30_000

/** What the supervisor needs of the rest of the server. */
export interface SupervisorDeps {
  readonly clock: Clock
  /** Called when a seat has been empty for too long: the window does not wait for it from then on. */
  onExcused(power: string): void
  /** Told once, when the match has ended. */
  onEnded(match: Match): void
}

/**
 * Looks after one world: nothing waits for one person. A seat whose people are all gone has half a minute; then its
 * standing orders hold it, and any sign of them brings it back.
 */
export class Supervisor {
  readonly #deps: SupervisorDeps
  readonly match: Match
  readonly #unwatch: () => void
  readonly #missing = new Map<number, () => void>()

  constructor(deps: SupervisorDeps, match: Match) {
    this.#deps = deps
    this.match = match
    this.#unwatch = match.watch(() => this.#look())
    this.#look()
  }

  stop(): void {
    this.#unwatch()
    for (const cancel of this.#missing.values()) cancel()
    this.#missing.clear()
  }

  #look(): void {
    if (this.match.state.window.kind === 'ended') {
      this.stop()
      this.#deps.onEnded(this.match)
      return
    }
    for (const [seat, { human, connected, away, power }] of this.match.seatFacts().entries()) {
      if (human && !connected && !away) this.#await(seat, power)
      else this.#found(seat)
    }
  }

  #await(seat: number, power: string): void {
    if (this.#missing.has(seat)) return
    const excuse = () => {
      this.#missing.delete(seat)
      this.match.markInactive(seat)
      this.#deps.onExcused(power)
    }
    this.#missing.set(seat, this.#deps.clock.after(GRACE_MILLISECONDS, excuse))
  }

  #found(seat: number): void {
    this.#missing.get(seat)?.()
    this.#missing.delete(seat)
  }
}
