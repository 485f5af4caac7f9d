import { BUNDLE_CODE_LENGTH, readCode } from '#shared/protocol/codes'
import type { ClaimedSeat } from '#shared/protocol/seat'
import { type Problem, problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import { randomCode } from '../lib/randomCode.ts'
import { hashToken, newToken } from '../lib/token.ts'
import type { Match } from './match.ts'
import type { Matches } from './matches.ts'
import { replaceToken, type TokenChange } from './seatTable.ts'
import type { SeatTransferStore } from './seatTransferStore.ts'

/** Longer than a table's code, so that the same field takes both. */
const LENGTH = 8
/** How long a transfer code can be redeemed. */
export const TRANSFER_MILLISECONDS = 10 * 60_000

/** What seat transfers need of the rest of the server. */
export interface SeatTransfersDeps {
  readonly matches: Matches
  readonly clock: Clock
  /** Tells the lobby of this match's rematch the seat's new token. */
  follow(match: Match, change: TokenChange): Promise<void>
}

/** Issues and redeems codes that move a seat to another device, each once. */
export class SeatTransfers {
  readonly #store: SeatTransferStore
  readonly #matches: Matches
  readonly #clock: Clock
  readonly #follow: SeatTransfersDeps['follow']

  constructor(store: SeatTransferStore, { matches, clock, follow }: SeatTransfersDeps) {
    this.#store = store
    this.#matches = matches
    this.#clock = clock
    this.#follow = follow
  }

  /** A code for a person's place on a seat, good for a while and for one use. */
  async create(match: Match, seat: number, person: string): Promise<string> {
    const code = randomCode(LENGTH)
    await this.#store.add(code, { match: match.setup.id, seat, person }, this.#clock.now() + TRANSFER_MILLISECONDS)
    return code
  }

  /**
   * One code for several, of whichever servers: who has it has those. Good as long as they are, and for one use; undefined when one of them
   * leads to no seat.
   */
  async bundle(codes: readonly string[]): Promise<string | undefined> {
    const now = this.#clock.now()
    for (const code of codes) if ((await this.#store.look(readCode(code), now)) === undefined) return undefined
    const bundle = randomCode(BUNDLE_CODE_LENGTH)
    await this.#store.addBundle(bundle, codes.map(readCode), now + TRANSFER_MILLISECONDS)
    return bundle
  }

  /** The codes that one stands for; undefined when it stands for none, or has been used. */
  unbundle(code: string): Promise<readonly string[] | undefined> {
    return this.#store.useBundle(readCode(code), this.#clock.now())
  }

  /** The seat a code leads to, with a new token; the old device's token opens nothing from now on. */
  async claim(code: string): Promise<ClaimedSeat | { readonly problem: Problem }> {
    const now = this.#clock.now()
    // Looked up before it is used up: another server may play the match, and is asked instead.
    const led = await this.#store.look(readCode(code), now)
    const match = led && (await this.#matches.find(led.match))
    const pass = await this.#store.use(readCode(code), now)
    if (pass === undefined || match === undefined) return { problem: problem('noSuchSeatTransfer') }
    const token = newToken()
    const to = hashToken(token)
    const holder = match.seats.peopleAt(pass.seat).find(({ id }) => id === pass.person)
    if (holder === undefined) return { problem: problem('noSuchSeatTransfer') }
    const change = { from: holder.tokenHash, to }
    await this.#follow(match, change)
    await this.#matches.use(match, ({ places }) => places.change(replaceToken(pass.seat, change)))
    return { match: pass.match, power: match.seats.all[pass.seat]!.power, scenario: match.setup.scenario, token }
  }
}
