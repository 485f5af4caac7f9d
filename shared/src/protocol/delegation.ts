/** Several people on one seat: what they tell each other about the orders they share. */

/** Who gave an order, and who else turned a key for it. */
export interface OrderMark {
  /** A person's id. */
  readonly by: string
  readonly approvedBy: readonly string[]
}

/** One of those who share a seat. */
export interface DelegateFacts {
  readonly id: string
  readonly name: string
  /** Sees and proposes, but turns no key and is not awaited. */
  readonly adviser: boolean
  readonly present: boolean
  readonly ready: boolean
}

/** What a delegation knows of itself. Goes to nobody else. */
export interface Delegation {
  /** Id of whoever gets this. */
  readonly me: string
  readonly people: readonly DelegateFacts[]
  /** By slot of the order. */
  readonly marks: Readonly<Record<string, OrderMark>>
  /** People who must turn a key before anything flies: two when two are there. */
  readonly keys: number
}
