/** Streams and sockets of matches that are open: capped by address and in all, seats before spectators. */
export interface OpenLines {
  /** Whether the caller at this address may open one more. */
  hasRoom(address: string, isSeat: boolean): boolean
  /** Opens one; returns how to close it, and undefined when there are too many. Closing twice is closing once. */
  open(address: string, isSeat: boolean): (() => void) | undefined
}

/** Share of all lines that one address may have: a school may share one. */
const OF_ADDRESS = 1 / 2
/** Share of all lines, and of those of an address, that spectators may have: the rest stays free for seats. */
const OF_SPECTATORS = 1 / 4
/** Share of the spectators' lines that one address may have. */
const OF_SPECTATORS_AT_ADDRESS = 1 / 4

/** @param most lines in all */
export function createOpenLines(most: number): OpenLines {
  const seats = new LineCount(most, most * OF_ADDRESS)
  const spectators = new LineCount(most * OF_SPECTATORS, most * OF_SPECTATORS * OF_SPECTATORS_AT_ADDRESS)
  const countOf = (isSeat: boolean) => (isSeat ? seats : spectators)
  const hasRoom = (address: string, isSeat: boolean) =>
    countOf(isSeat).hasRoom(address) && seats.inAll + spectators.inAll < most
  return {
    hasRoom,
    open(address, isSeat) {
      if (!hasRoom(address, isSeat)) return undefined
      const count = countOf(isSeat)
      count.add(address, 1)
      let isOpen = true
      return () => {
        if (isOpen) count.add(address, -1)
        isOpen = false
      }
    },
  }
}

/** How many are open, by address and in all. */
class LineCount {
  readonly #most: number
  readonly #mostAtAddress: number
  readonly #byAddress = new Map<string, number>()
  #inAll = 0

  constructor(most: number, mostAtAddress: number) {
    this.#most = most
    this.#mostAtAddress = mostAtAddress
  }

  get inAll(): number {
    return this.#inAll
  }

  hasRoom(address: string): boolean {
    return this.#inAll + 1 <= this.#most && this.#at(address) + 1 <= this.#mostAtAddress
  }

  add(address: string, more: 1 | -1): void {
    this.#inAll += more
    const left = this.#at(address) + more
    if (left > 0) this.#byAddress.set(address, left)
    else this.#byAddress.delete(address)
  }

  #at(address: string): number {
    return this.#byAddress.get(address) ?? 0
  }
}
