import type { Order } from '#shared/orders/index'
import type { Delegation } from '#shared/protocol/delegation'
import { delegationFor, isDone, keysNeeded, type SeatOccupancy } from './delegations.ts'
import { effectiveOrders, emptyDraft, type SeatDraft } from './draft.ts'
import type { Person } from './matchSetup.ts'

export interface DraftsDeps {
  peopleAt(seat: number): readonly Person[]
  isPresent(seat: number, person: string): boolean
}

/** What everybody has drafted in the open window of one match. */
export class Drafts {
  readonly #deps: DraftsDeps
  readonly #bySeat: Map<number, SeatDraft>

  constructor(deps: DraftsDeps, saved: readonly SeatDraft[]) {
    this.#deps = deps
    this.#bySeat = new Map(saved.map((draft) => [draft.seat, draft]))
  }

  of(seat: number): SeatDraft {
    return this.#bySeat.get(seat) ?? emptyDraft(seat)
  }

  /** Somebody on the seat has done something in this window. */
  has(seat: number): boolean {
    return this.#bySeat.has(seat)
  }

  set(draft: SeatDraft): void {
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
  *effectiveOrders(): Generator<readonly [seat: number, orders: readonly Order[]]> {
    for (const [seat, draft] of this.#bySeat) {
      const { people } = this.#sitting(seat)
      const isAdviser = (person: string) => people.some(({ id, adviser }) => id === person && adviser === true)
      yield [seat, effectiveOrders(draft, keysNeeded(this.#sitting(seat)), isAdviser)]
    }
  }

  /** What one of several on a seat may know of the others; undefined for whoever sits alone. */
  delegation(seat: number, person: string): Delegation | undefined {
    return delegationFor(this.#sitting(seat), person)
  }

  #sitting(seat: number): SeatOccupancy {
    return {
      people: this.#deps.peopleAt(seat),
      draft: this.#bySeat.get(seat),
      isPresent: (person) => this.#deps.isPresent(seat, person),
    }
  }
}
