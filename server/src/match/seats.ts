import type { PowerId } from '#shared/ids'
import { type Problem, problem } from '#shared/view/phrase'
import type { MatchStore, SeatSetup } from '../store/matchStore.ts'
import { hashSeatToken, matchesHash, newSeatToken } from './seatToken.ts'

/** How somebody has a seat: as its own holder, standing in for one who is away, or looking over the holder's shoulder. */
export type Role = 'holder' | 'substitute' | 'guest'

/** What a token opens. */
export interface Holding {
  readonly seat: number
  readonly role: Role
}

export interface SeatsParts {
  readonly match: string
  readonly store: MatchStore
  /** Runs a task after everything else the match does. */
  inTurn<T>(task: () => Promise<T>): Promise<T>
  /** Nobody waits for the seat's holder any more. */
  isAway(seat: number): boolean
  /** Told when anything about the seats has changed. */
  onChange(): void
  /** Told when whoever had a seat before has it no more. */
  onNewHolder(seat: number): void
}

/** Who sits at one match. Every change is written down before it holds. */
export class Seats {
  readonly #parts: SeatsParts
  #all: readonly SeatSetup[]
  #next: string | undefined

  constructor(parts: SeatsParts, all: readonly SeatSetup[], next: string | undefined) {
    this.#parts = parts
    this.#all = all
    this.#next = next
  }

  /** The table at which the same people gather again. */
  get next(): string | undefined {
    return this.#next
  }

  /** In seat order. */
  get all(): readonly SeatSetup[] {
    return this.#all
  }

  /** Seats that people hold. */
  get people(): readonly number[] {
    return this.#all.flatMap(({ bot }, seat) => (bot === undefined ? [seat] : []))
  }

  isBot(seat: number): boolean {
    return this.#all[seat]?.bot !== undefined
  }

  /** −1 when nobody plays that power. */
  seatOf(power: string): number {
    return this.#all.findIndex((seat) => seat.power === power)
  }

  /** What this token opens; every seat is compared, so timing tells nothing. */
  opens(token: string): Holding | undefined {
    let found: Holding | undefined
    for (const [seat, { tokenHash, substitute, guestHash }] of this.#all.entries()) {
      if (tokenHash !== undefined && matchesHash(token, tokenHash)) found = { seat, role: 'holder' }
      if (substitute !== undefined && matchesHash(token, substitute.tokenHash)) found = { seat, role: 'substitute' }
      if (guestHash !== undefined && matchesHash(token, guestHash)) found = { seat, role: 'guest' }
    }
    return found
  }

  /** Somebody who came late plays a bot's seat from now on, or stands in for a person who is away. */
  takeOver(power: PowerId, name: string, tokenHash: string): Promise<Problem | undefined> {
    return this.#parts.inTurn(async () => {
      const seat = this.seatOf(power)
      const setup = this.#all[seat]
      if (setup === undefined) return problem('noSuchPower', { power })
      if (setup.bot !== undefined) await this.#set(seat, { power, name, tokenHash }, true)
      else if (this.#parts.isAway(seat)) await this.#set(seat, { ...setup, substitute: { name, tokenHash } }, true)
      else return problem('seatTakenByOther', { power })
      return undefined
    })
  }

  /** The holder of a seat is back: whoever stood in for them has no seat any more. */
  async holderIsBack(seat: number): Promise<void> {
    if (this.#all[seat]?.substitute === undefined) return
    await this.#parts.inTurn(async () => {
      const { substitute: _, ...rest } = this.#all[seat]!
      await this.#set(seat, rest, false)
    })
  }

  /** A new token for a seat, to hold it from elsewhere: the old one opens nothing any more. */
  rekey(seat: number): Promise<string> {
    const token = newSeatToken()
    return this.#parts.inTurn(async () => {
      await this.#set(seat, { ...this.#all[seat]!, tokenHash: hashSeatToken(token) }, true)
      return token
    })
  }

  /** A token for guests, who see what the seat sees and can do nothing; an earlier one opens nothing any more. */
  inviteGuests(seat: number): Promise<string> {
    const token = newSeatToken()
    return this.#parts.inTurn(async () => {
      await this.#set(seat, { ...this.#all[seat]!, guestHash: hashSeatToken(token) }, false)
      return token
    })
  }

  /** Where the same people gather again: made once, by whoever asks first. */
  again(make: () => Promise<string>): Promise<string> {
    return this.#parts.inTurn(async () => {
      if (this.#next !== undefined) return this.#next
      const next = await make()
      await this.#parts.store.saveNext(this.#parts.match, next)
      this.#next = next
      this.#parts.onChange()
      return next
    })
  }

  async #set(seat: number, setup: SeatSetup, changedHands: boolean): Promise<void> {
    await this.#parts.store.saveSeat(this.#parts.match, seat, setup)
    this.#all = this.#all.map((old, index) => (index === seat ? setup : old))
    if (changedHands) this.#parts.onNewHolder(seat)
    this.#parts.onChange()
  }
}
