import type { Order } from '#shared/orders/index'
import type { Delegation } from '#shared/protocol/delegation'
import type { Person } from '../store/matchStore.ts'
import { delegationFor, isDone, keysNeeded, type Sitting } from './delegations.ts'
import { emptyDraft, ordersThatCount, type SavedDraft } from './draft.ts'

export interface DraftsParts {
  peopleAt(seat: number): readonly Person[]
  isPresent(seat: number, person: string): boolean
}

/** What everybody has drafted in the open window of one match. */
export class Drafts {
  readonly #parts: DraftsParts
  readonly #bySeat: Map<number, SavedDraft>

  constructor(parts: DraftsParts, saved: readonly SavedDraft[]) {
    this.#parts = parts
    this.#bySeat = new Map(saved.map((draft) => [draft.seat, draft]))
  }

  of(seat: number): SavedDraft {
    return this.#bySeat.get(seat) ?? emptyDraft(seat)
  }

  /** Somebody on the seat has done something in this window. */
  has(seat: number): boolean {
    return this.#bySeat.has(seat)
  }

  set(draft: SavedDraft): void {
    this.#bySeat.set(draft.seat, draft)
  }

  /** Another window opens. */
  clear(): void {
    this.#bySeat.clear()
  }

  /** Those on the seat have said that they are done. */
  isDone(seat: number): boolean {
    return isDone(this.#sitting(seat))
  }

  /** The orders that count if the window closes now, of every seat that has drafted any. */
  *thatCount(): Generator<readonly [seat: number, orders: readonly Order[]]> {
    for (const [seat, draft] of this.#bySeat) {
      const { people } = this.#sitting(seat)
      const isAdviser = (person: string) => people.some(({ id, adviser }) => id === person && adviser === true)
      yield [seat, ordersThatCount(draft, keysNeeded(this.#sitting(seat)), isAdviser)]
    }
  }

  /** What one of several on a seat may know of the others; undefined for whoever sits alone. */
  delegation(seat: number, person: string): Delegation | undefined {
    return delegationFor(this.#sitting(seat), person)
  }

  #sitting(seat: number): Sitting {
    return {
      people: this.#parts.peopleAt(seat),
      draft: this.#bySeat.get(seat),
      isPresent: (person) => this.#parts.isPresent(seat, person),
    }
  }
}
