import type { Clock } from '../lib/clock.ts'
import type { Match } from '../match/match.ts'
import { MatchStoppedError } from '../match/matchDeps.ts'

/** How long a window waits for a student whose connection is gone. */
export const GRACE_MILLISECONDS = 30_000

/** What the supervisor needs of the rest of the server. */
export interface SupervisorDeps {
  readonly clock: Clock
  /** How long a window waits for students whose connections are gone, in milliseconds. */
  readonly grace: number
  /** Whether the teacher or the projector looks at all worlds: they stay in memory meanwhile. */
  isWatched(): boolean
  /** Called when a seat has been empty for too long: the window does not wait for it from then on. */
  onExcused(power: string): void
  /** Told once, when the match has ended. */
  onEnded(match: Match): void
  /** Told once, when the match has been put to sleep: there is nothing to look after until it wakes. */
  onAsleep(): void
  onFault(fault: unknown): void
}

/**
 * Looks after one world while its match is in memory: nothing waits for one person. A seat whose people are all gone, advisers
 * aside, has half a minute; then its standing orders hold it, and any sign of them brings it back. Only as long as such a half
 * minute runs does this keep the match in memory.
 */
export class Supervisor {
  readonly #deps: SupervisorDeps
  readonly match: Match
  readonly #unfollow: () => void
  /** By seat; how to end the wait. */
  readonly #missing = new Map<number, () => void>()
  #release: (() => void) | undefined
  #stopped = false

  /** @throws MatchStoppedError when the match is asleep */
  constructor(deps: SupervisorDeps, match: Match) {
    this.#deps = deps
    this.match = match
    this.#unfollow = match.viewers.follow({ changed: () => this.#look(), closed: () => this.#fallAsleep() })
    this.#look()
  }

  stop(): void {
    this.#stopped = true
    this.#unfollow()
    for (const cancel of this.#missing.values()) cancel()
    this.#missing.clear()
    this.settle()
  }

  /** Keeps the match in memory while a wait runs or the class is looked at, and no longer. */
  settle(): void {
    if (!this.#stopped && (this.#missing.size > 0 || this.#deps.isWatched())) {
      this.#release ??= this.match.viewers.hold()
    } else {
      this.#release?.()
      this.#release = undefined
    }
  }

  #look(): void {
    if (this.#stopped) return
    if (this.match.state.window.kind === 'ended') {
      this.stop()
      this.#deps.onEnded(this.match)
      return
    }
    for (const [seat, { human, connected, away, power }] of this.match.seatFacts().entries()) {
      if (human && !connected && !away) this.#await(seat, power)
      else this.#found(seat)
    }
    this.settle()
  }

  #fallAsleep(): void {
    if (this.#stopped) return
    this.stop()
    this.#deps.onAsleep()
  }

  #await(seat: number, power: string): void {
    if (this.#missing.has(seat)) return
    const excuse = () => void this.#excuse(seat, power)
    this.#missing.set(seat, this.#deps.clock.after(this.#deps.grace, excuse))
  }

  /** The wait for a seat is over. Where that cannot be written down, it begins again. */
  async #excuse(seat: number, power: string): Promise<void> {
    try {
      if (await this.match.markInactive(seat)) this.#deps.onExcused(power)
    } catch (fault) {
      if (!(fault instanceof MatchStoppedError)) this.#deps.onFault(fault)
    }
    this.#missing.delete(seat)
    this.#look()
  }

  #found(seat: number): void {
    this.#missing.get(seat)?.()
    this.#missing.delete(seat)
  }
}
