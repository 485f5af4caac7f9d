import type { Problem } from '#shared/view/phrase'
import type { TaskQueue } from '../lib/taskQueue.ts'
import type { MatchSetup } from './matchSetup.ts'
import type { MatchStore } from './matchStore.ts'
import { hasNewActor, type SeatChanger, SeatTable } from './seatTable.ts'

export interface SeatKeeperDeps {
  readonly store: Pick<MatchStore, 'commit'>
  readonly queue: TaskQueue
  /** Whether the match does not wait for the people of a seat. */
  isInactive(seat: number): boolean
  /** Told when something else holds. `taken` is a seat that somebody acts for who did not before. */
  onChanged(taken: number | undefined): void
}

/** Who sits where in one match, and where its people gather next. Every change is in the store before it holds. */
export class SeatKeeper {
  readonly #deps: SeatKeeperDeps
  readonly #match: string
  #table: SeatTable
  #next: string | undefined

  constructor(deps: SeatKeeperDeps, { id, seats, next }: Pick<MatchSetup, 'id' | 'seats' | 'next'>) {
    this.#deps = deps
    this.#match = id
    this.#table = new SeatTable(seats)
    this.#next = next
  }

  get table(): SeatTable {
    return this.#table
  }

  /** Id of the lobby in which the same people meet again; undefined when there is none. */
  get next(): string | undefined {
    return this.#next
  }

  /** Changes who sits where; resolves with the reason when it cannot be, and when it is durable otherwise. */
  change(change: SeatChanger): Promise<Problem | undefined> {
    return this.#deps.queue.run(async () => {
      const changed = change(this.#table, this.#deps.isInactive)
      if (changed === undefined) return undefined
      if ('problem' in changed) return changed.problem
      const { seat, setup } = changed
      const isTaken = hasNewActor(this.#table.all[seat]!, setup)
      await this.#deps.store.commit([{ kind: 'seat', match: this.#match, seat, setup }])
      this.#table = this.#table.with(seat, setup)
      this.#deps.onChanged(isTaken ? seat : undefined)
      return undefined
    })
  }

  /** The lobby at which the same people gather again: made once, for the first who asks. */
  rematch(make: () => Promise<string>): Promise<string> {
    return this.#deps.queue.run(async () => {
      if (this.#next !== undefined) return this.#next
      const lobby = await make()
      await this.#deps.store.commit([{ kind: 'next', match: this.#match, lobby }])
      this.#next = lobby
      this.#deps.onChanged(undefined)
      return lobby
    })
  }
}
