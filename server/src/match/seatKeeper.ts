import type { Reply } from '#shared/protocol/messages'
import type { SeatRequestFacts } from '#shared/protocol/seat'
import type { Problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import { randomCode } from '../lib/randomCode.ts'
import type { TaskQueue } from '../lib/taskQueue.ts'
import { rejection } from './matchDeps.ts'
import type { MatchSetup, SeatRequest } from './matchSetup.ts'
import type { MatchStore } from './matchStore.ts'
import { requestedPower, requestFacts, type SeatWish, voted, waitingRequest, withRequest } from './seatRequests.ts'
import { hasNewActor, type SeatChange, type SeatChanger, SeatTable, takeOver } from './seatTable.ts'

const REQUEST_ID_LENGTH = 6

/** What the seat keeper needs of the rest of the server. */
export interface SeatKeeperDeps {
  readonly store: Pick<MatchStore, 'commit'>
  readonly queue: TaskQueue
  readonly clock: Pick<Clock, 'now'>
  /** Whether the match does not wait for the people of a seat. */
  isInactive(seat: number): boolean
  /** How many chat messages there are: a newcomer to a seat reads private messages sent after them. */
  countChat(): Promise<number>
  /** Told after every change. `taken` is a seat that another token acts for than before. */
  onChanged(taken: number | undefined): void
}

/** Who sits where in one match, and where its people gather next. Every change is in the store before it holds. */
export class SeatKeeper {
  readonly #deps: SeatKeeperDeps
  readonly #match: string
  #table: SeatTable
  readonly #host: number | undefined
  #next: string | undefined
  #requests: readonly SeatRequest[]

  constructor(deps: SeatKeeperDeps, { id, host, seats, next, requests = [] }: MatchSetup) {
    this.#deps = deps
    this.#match = id
    this.#host = host
    this.#requests = requests
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
      const changed = change(this.#table, this.#deps.isInactive, this.#deps.clock.now())
      if (changed === undefined) return undefined
      if ('problem' in changed) return changed.problem
      await this.#deps.store.commit([{ kind: 'seat', match: this.#match, ...changed }])
      this.#hold(changed)
      return undefined
    })
  }

  /** The public facts of the requests for a seat. */
  get requests(): readonly SeatRequestFacts[] {
    return requestFacts(this.#requests, this.#table)
  }

  /** A newcomer asks for a seat; it is not theirs before the host or more than half of the players say yes. */
  ask(wish: SeatWish): Promise<SeatRequest | { readonly problem: Problem }> {
    return this.#deps.queue.run(async () => {
      const found = requestedPower(this.#table, this.#requests, wish, this.#deps.isInactive)
      if ('problem' in found) return found
      const { name, tokenHash, program } = wish
      const id = randomCode(REQUEST_ID_LENGTH).toLowerCase()
      const request: SeatRequest = {
        id,
        power: found.power,
        name,
        tokenHash,
        ...(program && { program }),
        state: 'asked',
        yes: [],
        no: [],
      }
      await this.#keep(withRequest(this.#requests, request))
      return request
    })
  }

  /** The holder of a seat says yes or no to a request. A yes that decides it gives the seat, unless it is free no longer. */
  answer(seat: number, { request: id, yes }: { readonly request: string; readonly yes: boolean }): Promise<Reply> {
    return this.#deps.queue.run(async (): Promise<Reply> => {
      const request = waitingRequest(this.#requests, id)
      if (request === undefined) return rejection('noSuchSeatRequest')
      const changed = voted(request, { seat, yes }, { seats: this.#table, host: this.#host })
      if (changed.state !== 'granted') {
        await this.#keep(withRequest(this.#requests, changed))
        return { ok: true }
      }
      const taken = takeOver({ ...request, hearsFrom: await this.#deps.countChat() })(
        this.#table,
        this.#deps.isInactive,
        this.#deps.clock.now(),
      )
      if (taken === undefined || 'problem' in taken) {
        await this.#keep(withRequest(this.#requests, { ...changed, state: 'refused' }))
        return taken === undefined ? rejection('noSuchSeatRequest') : { ok: false, faults: [taken] }
      }
      await this.#keep(withRequest(this.#requests, changed), taken)
      return { ok: true }
    })
  }

  /** Writes down who asks, and a seat that changes with it: both or neither. */
  async #keep(requests: readonly SeatRequest[], change?: SeatChange): Promise<void> {
    const match = this.#match
    const seatWrite = change === undefined ? [] : [{ kind: 'seat' as const, match, ...change }]
    await this.#deps.store.commit([{ kind: 'requests', match, requests }, ...seatWrite])
    this.#requests = requests
    if (change === undefined) this.#deps.onChanged(undefined)
    else this.#hold(change)
  }

  /** A change of a seat is in the store, and holds from now on. */
  #hold({ seat, setup }: SeatChange): void {
    const isTaken = hasNewActor(this.#table.all[seat]!, setup)
    this.#table = this.#table.with(seat, setup)
    this.#deps.onChanged(isTaken ? seat : undefined)
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
