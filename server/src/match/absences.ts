import type { TaskQueue } from '../lib/taskQueue.ts'
import { MissedWindows } from './attendance.ts'
import type { MatchClock } from './matchClock.ts'
import { MatchStoppedError } from './matchDeps.ts'
import type { MatchSetup } from './matchSetup.ts'
import type { MatchStore } from './matchStore.ts'

/** What the absences of a match need of the rest of it. */
export interface AbsencesDeps {
  readonly store: Pick<MatchStore, 'commit'>
  readonly queue: TaskQueue
  readonly time: MatchClock
  isPresent(seat: number): boolean
  onFault(fault: unknown): void
}

/**
 * Which seats a match has stopped waiting for. Every change is written down with the clock that goes with it: a match that is
 * put to sleep waits for the same seats when it wakes.
 */
export class Absences {
  readonly #deps: AbsencesDeps
  readonly #setup: Pick<MatchSetup, 'id' | 'seats'>
  #missed: MissedWindows

  /** @param missed as it is stored */
  constructor(deps: AbsencesDeps, setup: Pick<MatchSetup, 'id' | 'seats'>, missed: readonly number[] | undefined) {
    this.#deps = deps
    this.#setup = setup
    this.#missed = new MissedWindows(missed)
  }

  get missed(): MissedWindows {
    return this.#missed
  }

  isInactive(seat: number): boolean {
    return this.#missed.isInactive(seat)
  }

  /** As it is stored with a window that these seats let close. */
  listAfterWindow(silent: readonly number[]): readonly number[] {
    return this.#missed.afterWindow(silent).toList(this.#setup.seats.length)
  }

  /** The store has that window; a seat may have given a sign while it was written. */
  noteWindow(silent: readonly number[]): void {
    this.#missed = this.#missed.afterWindow(silent)
  }

  /**
   * Stops waiting for a seat that no viewer looks from, in turn: the caller has the queue. False when it is inactive already or
   * has come back meanwhile; what is true is durable.
   */
  async mark(seat: number): Promise<boolean> {
    if (this.isInactive(seat) || this.#deps.isPresent(seat)) return false
    await this.#write(this.#missed.withInactive(seat))
    if (this.#deps.isPresent(seat)) {
      await this.#write(this.#missed)
      return false
    }
    this.#missed = this.#missed.withInactive(seat)
    return true
  }

  /** A seat has given a sign. It holds at once, and is written down when its turn comes; after `onWaiting` if the match had not waited for it. */
  activate(seat: number, onWaiting: () => void): void {
    const wasInactive = this.isInactive(seat)
    const missed = this.#missed.withInput(seat)
    if (missed === this.#missed) return
    this.#missed = missed
    if (wasInactive) onWaiting()
    const { queue, onFault } = this.#deps
    queue
      .run(() => this.#write(this.#missed))
      .catch((fault: unknown) => {
        if (!(fault instanceof MatchStoppedError)) onFault(fault)
      })
  }

  async #write(missed: MissedWindows): Promise<void> {
    const { store, time } = this.#deps
    const { id: match, seats } = this.#setup
    const { standing: clock } = time
    await store.commit([{ kind: 'attendance', match, missed: missed.toList(seats.length), clock }])
    time.noteStored(clock)
  }
}
