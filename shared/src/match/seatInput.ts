/** Who acts: a seat, and one of its members. */
export interface SeatActor {
  readonly seat: number
  readonly person: string
}

/** A seat's orders of a window, as they came over the wire: all of them, or those of the slots in `changed`. */
export interface DraftInput {
  readonly window: number
  readonly orders: readonly unknown[]
  readonly changed?: readonly string[] | undefined
}

/** A member is done with a window, or takes it back. */
export interface ReadyInput {
  readonly window: number
  readonly ready: boolean
}

/** A member turns their key for the order in a slot. */
export interface ApprovalInput {
  readonly window: number
  readonly slot: string
}
