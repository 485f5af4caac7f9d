/** What a code that moves a seat leads to. */
export interface SeatTransfer {
  readonly match: string
  readonly seat: number
  /** Which of the seat's people. */
  readonly person: string
}

/** Codes that move a seat to another device, once. Times in milliseconds since 1970. */
export interface SeatTransferStore {
  /** One code a person: an earlier one is forgotten. */
  add(code: string, pass: SeatTransfer, expiresAt: number): Promise<void>
  /** What the code leads to, if its time is not over. */
  look(code: string, now: number): Promise<SeatTransfer | undefined>
  /** What the code leads to; it leads nowhere afterwards, nor after its time. */
  use(code: string, now: number): Promise<SeatTransfer | undefined>
  /** Keeps one code for several. */
  addBundle(code: string, codes: readonly string[], expiresAt: number): Promise<void>
  /** The codes that one leads to; it leads nowhere afterwards, nor after its time. */
  useBundle(code: string, now: number): Promise<readonly string[] | undefined>
}
