import type { Clock } from '../lib/clock.ts'
import { awaitsPeople } from './appointments.ts'
import { emptied, firstTaken, type Lobby } from './lobby.ts'

/** How long a seat of an open table is kept for a player who does not look at it: browsers wake a hidden page once a minute. */
export const SEAT_KEPT_MILLISECONDS = 120_000

/** Whether seats of a table become free when nobody looks from them: of an open one, and of one whose people had agreed to meet. */
export const freesSeats = ({ open, started, appointment }: Lobby): boolean =>
  (open || appointment !== undefined) && !started

/**
 * When the players of open tables last looked at them. A seat whose player is gone becomes free, so that no table on the front
 * page waits for players who are not there. Kept in memory only: after a restart every player counts as having just looked.
 */
export class Lookers {
  readonly #clock: Clock
  /** By hash of the seat's token. */
  readonly #looked = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The bearer of this token looks, or does something. */
  touch(tokenHash: string): void {
    this.#looked.set(tokenHash, this.#clock.now())
  }

  /**
   * A table without the players who are gone, where seats become free. Tables whose people have agreed to meet wait for them until then, and
   * tables that begin do.
   */
  withoutGone(table: Lobby): Lobby {
    if (!freesSeats(table) || table.draw !== undefined || awaitsPeople(table, this.#clock.now())) return table
    if (!table.seats.some(({ tokenHash }) => this.#isGone(tokenHash))) return table
    const seats = table.seats.map((place) => (this.#isGone(place.tokenHash) ? emptied(place) : place))
    const isHosted = table.host !== undefined && seats[table.host]!.tokenHash !== undefined
    return { ...table, seats, host: isHosted ? table.host : firstTaken(seats) }
  }

  /** Forgets looks from before that time. */
  forgetBefore(time: number): void {
    for (const [tokenHash, at] of this.#looked) if (at < time) this.#looked.delete(tokenHash)
  }

  #isGone(tokenHash: string | undefined): boolean {
    if (tokenHash === undefined) return false
    const looked = this.#looked.get(tokenHash)
    if (looked === undefined) this.touch(tokenHash)
    return looked !== undefined && this.#clock.now() - looked > SEAT_KEPT_MILLISECONDS
  }
}
