import type { GameState } from '#shared/state/gameState'
import type { Drafts } from './drafts.ts'
import type { Inactivity } from './inactivity.ts'
import type { Seats } from './seats.ts'

export interface PendingSeatsDeps {
  readonly seats: Seats
  readonly absence: Inactivity
  readonly drafts: Drafts
  window(): GameState['window']
  /** Somebody looks at the match from this seat now. */
  isPresent(seat: number): boolean
}

/** Whom the open window waits for: it follows from who sits where, who is away and who is done. */
export class PendingSeats {
  readonly #deps: PendingSeatsDeps

  constructor(deps: PendingSeatsDeps) {
    this.#deps = deps
  }

  /** The window does not wait for this seat, or no longer. */
  isReady(seat: number): boolean {
    const { seats, absence, drafts, window } = this.#deps
    const awaited = window().participants.includes(seat) && !seats.isBot(seat)
    return !awaited || absence.skips(seat, seats.people) || drafts.isDone(seat)
  }

  /** It waits for nobody any more. */
  get isDone(): boolean {
    const { seats, window } = this.#deps
    return window().kind !== 'ended' && seats.all.every((_, seat) => this.isReady(seat))
  }

  /** People who are there and whom it still waits for. */
  get there(): readonly number[] {
    const { seats, isPresent: isThere } = this.#deps
    return seats.people.filter((seat) => isThere(seat) && !this.isReady(seat))
  }

  /** People whom it waited for who gave no sign at all. */
  get silent(): readonly number[] {
    const { seats, drafts, window } = this.#deps
    return window().participants.filter((seat) => !seats.isBot(seat) && !drafts.has(seat))
  }
}
