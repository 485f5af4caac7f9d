import { type Problem, problem } from '#shared/view/phrase'
import type { Lobby } from './lobby.ts'

/** Tables that players at one address may have on the front page at a time. */
export const MOST_OPEN_PER_ADDRESS = 2
/** Requests for seats of one match under way that players at one address may make. */
export const MOST_REQUESTS_PER_ADDRESS = 3

/** The key under which a caller's network address is counted; undefined for callers on the server's own machine. */
export type CallerAddress = string | undefined

interface TableAddresses {
  readonly since: number
  readonly openedBy: CallerAddress
  /** By hash of the seat's token. */
  readonly seats: Map<string, string>
  readonly barred: Set<string>
  readonly requests: Map<string, string[]>
}

/**
 * From which addresses the seats of open tables were taken: one address has one seat there, unless the host lets several have
 * theirs. Tables that are not listed count no addresses: a class or a family shares one. Kept in memory only.
 */
export class SeatAddresses {
  readonly #tables = new Map<string, TableAddresses>()

  /** A table was opened. */
  noteOpened({ id, open }: Pick<Lobby, 'id' | 'open'>, openedBy: CallerAddress, now: number): void {
    if (!open) return
    this.#tables.set(id, { since: now, openedBy, seats: new Map(), barred: new Set(), requests: new Map() })
  }

  /** Open tables that were opened from an address. */
  openedFrom(address: string): readonly string[] {
    return [...this.#tables].flatMap(([id, { openedBy }]) => (openedBy === address ? [id] : []))
  }

  /** A seat was taken from an address. */
  noteSeat(table: Pick<Lobby, 'id' | 'open'>, tokenHash: string, address: CallerAddress, now: number): void {
    if (address !== undefined) this.#at(table, now)?.seats.set(tokenHash, address)
  }

  /** The player of this seat was removed: no seat of the table is taken from where they are. */
  bar(table: Pick<Lobby, 'id' | 'open'>, tokenHash: string, now: number): void {
    const known = this.#at(table, now)
    const address = known?.seats.get(tokenHash)
    if (address !== undefined) known?.barred.add(address)
  }

  /** Why no seat is taken from this address; undefined when one may be. @param taken hashes of the tokens that hold seats */
  problemWith(table: Lobby, taken: readonly string[], address: CallerAddress, now: number): Problem | undefined {
    const known = address === undefined ? undefined : this.#at(table, now)
    if (known === undefined || address === undefined) return undefined
    if (known.barred.has(address)) return problem('removedFromTable')
    if (table.sharedAddress) return undefined
    return taken.some((tokenHash) => known.seats.get(tokenHash) === address) ? problem('oneSeatPerAddress') : undefined
  }

  /** Why a seat of the match under way is not asked for from this address; undefined when it may be. @param waiting ids of requests */
  problemWithRequest(
    table: Lobby,
    waiting: readonly string[],
    address: CallerAddress,
    now: number,
  ): Problem | undefined {
    const made = address === undefined ? undefined : this.#at(table, now)?.requests.get(address)
    if (made === undefined) return undefined
    const isSpent = made.length >= MOST_REQUESTS_PER_ADDRESS || made.some((id) => waiting.includes(id))
    return isSpent ? problem('tooManySeatRequests') : undefined
  }

  noteRequest(table: Pick<Lobby, 'id' | 'open'>, request: string, address: CallerAddress, now: number): void {
    const requests = address === undefined ? undefined : this.#at(table, now)?.requests
    if (address !== undefined) requests?.set(address, [...(requests.get(address) ?? []), request])
  }

  /** A table waits longer than others: until that time it counts as new. */
  keepFrom({ id }: Pick<Lobby, 'id'>, time: number): void {
    const known = this.#tables.get(id)
    if (known !== undefined) this.#tables.set(id, { ...known, since: Math.max(known.since, time) })
  }

  /** Forgets tables from before that time. */
  forgetBefore(time: number): void {
    for (const [id, { since }] of this.#tables) if (since < time) this.#tables.delete(id)
  }

  #at({ id, open }: Pick<Lobby, 'id' | 'open'>, now: number): TableAddresses | undefined {
    if (!this.#tables.has(id)) this.noteOpened({ id, open }, undefined, now)
    return this.#tables.get(id)
  }
}
