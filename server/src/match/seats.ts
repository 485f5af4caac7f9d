import type { PowerId } from '#shared/ids'
import { type Problem, problem } from '#shared/view/phrase'
import { hashToken, newToken, tokenMatcher } from '../lib/token.ts'
import type { Person, SeatSetup } from './matchSetup.ts'
import type { MatchStore } from './matchStore.ts'
import type { SeatRole, ViewerIdentity } from './viewerIdentity.ts'

/** What a token opens. */
export interface SeatGrant {
  readonly seat: number
  readonly role: SeatRole
  /** Who it is among those on the seat. */
  readonly person: string
}

/** Seat of those who look only. */
const NOBODY = -1
/** Id of whoever holds a seat alone. */
export const SOLE_PERSON = '1'
/** Stands in for somebody; also the id of a guest, who does nothing. */
const SUBSTITUTE = 'substitute'
const GUEST = 'guest'

export interface SeatsDeps {
  readonly match: string
  readonly store: MatchStore
  /** Runs a task after everything else the match does. */
  inTurn<T>(task: () => Promise<T>): Promise<T>
  /** Nobody waits for the seat's holder any more. */
  isAway(seat: number): boolean
  /** Told when anything about the seats has changed. */
  onChange(): void
  /** Told when whoever had a seat before has it no more; one person of it, or all when absent. */
  onNewHolder(seat: number, person?: string): void
}

/** Every token that opens a seat, and to whom. */
function* keysOf({ people, substitute, guestHash }: SeatSetup): Generator<Omit<SeatGrant, 'seat'> & { hash: string }> {
  for (const { id, tokenHash, adviser } of people) {
    yield { hash: tokenHash, role: adviser ? 'adviser' : 'holder', person: id }
  }
  if (substitute !== undefined) yield { hash: substitute.tokenHash, role: 'substitute', person: SUBSTITUTE }
  if (guestHash !== undefined) yield { hash: guestHash, role: 'guest', person: GUEST }
}

/** Who sits at one match. Every change is written down before it holds. */
export class Seats {
  readonly #deps: SeatsDeps
  #all: readonly SeatSetup[]
  #next: string | undefined

  constructor(deps: SeatsDeps, all: readonly SeatSetup[], next: string | undefined) {
    this.#deps = deps
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

  /** Seats that people play. */
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

  /** The seat somebody acts for; a guest sees what a seat sees and acts for none, −1. */
  seatActedFor({ viewer, role }: ViewerIdentity): number {
    return viewer.kind === 'power' && role !== 'guest' ? this.seatOf(viewer.power) : NOBODY
  }

  /** Everybody on a seat. */
  peopleAt(seat: number): readonly Person[] {
    return this.#all[seat]?.people ?? []
  }

  /** What this token opens; every seat is compared, so timing tells nothing. */
  grantFor(token: string): SeatGrant | undefined {
    const fits = tokenMatcher(token)
    let found: SeatGrant | undefined
    for (const [seat, setup] of this.#all.entries()) {
      for (const { hash, role, person } of keysOf(setup)) if (fits(hash)) found = { seat, role, person }
    }
    return found
  }

  /** Somebody who came late plays a bot's seat from now on, or stands in for a person who is away. */
  takeOver(power: PowerId, name: string, tokenHash: string): Promise<Problem | undefined> {
    return this.#deps.inTurn(async () => {
      const seat = this.seatOf(power)
      const setup = this.#all[seat]
      if (setup === undefined) return problem('noSuchPower', { power })
      if (setup.bot !== undefined)
        await this.#set(seat, { power, people: [{ id: SOLE_PERSON, name, tokenHash }] }, true)
      else if (this.#deps.isAway(seat)) await this.#set(seat, { ...setup, substitute: { name, tokenHash } }, true)
      else return problem('seatTakenByOther')
      return undefined
    })
  }

  /** Others hold a seat from now on, or a bot plays it for them; lines of those who are gone are cut. */
  reseat(seat: number, { people, bot }: Pick<SeatSetup, 'people' | 'bot'>): Promise<void> {
    return this.#deps.inTurn(async () => {
      const { bot: _, ...before } = this.#all[seat]!
      const gone = before.people.filter(({ id, tokenHash }) => {
        return !people.some((stays) => stays.id === id && stays.tokenHash === tokenHash)
      })
      await this.#set(seat, { ...before, people, ...(bot === undefined ? {} : { bot }) }, false)
      for (const { id } of gone) this.#deps.onNewHolder(seat, id)
    })
  }

  /** The holder of a seat is back: whoever stood in for them has no seat any more. */
  async holderIsBack(seat: number): Promise<void> {
    if (this.#all[seat]?.substitute === undefined) return
    await this.#deps.inTurn(async () => {
      const { substitute: _, ...rest } = this.#all[seat]!
      await this.#set(seat, rest, false)
    })
  }

  /** A new token for a seat somebody holds alone, to hold it from elsewhere: the old one opens nothing any more. */
  rotateToken(seat: number): Promise<string> {
    const token = newToken()
    return this.#deps.inTurn(async () => {
      const setup = this.#all[seat]!
      const people = setup.people.map((person) => ({ ...person, tokenHash: hashToken(token) }))
      await this.#set(seat, { ...setup, people }, true)
      return token
    })
  }

  /** A token for guests, who see what the seat sees and can do nothing; an earlier one opens nothing any more. */
  issueGuestToken(seat: number): Promise<string> {
    const token = newToken()
    return this.#deps.inTurn(async () => {
      await this.#set(seat, { ...this.#all[seat]!, guestHash: hashToken(token) }, false)
      return token
    })
  }

  /** Where the same people gather again: made once, by whoever asks first. */
  rematch(make: () => Promise<string>): Promise<string> {
    return this.#deps.inTurn(async () => {
      if (this.#next !== undefined) return this.#next
      const next = await make()
      await this.#deps.store.saveNext(this.#deps.match, next)
      this.#next = next
      this.#deps.onChange()
      return next
    })
  }

  async #set(seat: number, setup: SeatSetup, changedHands: boolean): Promise<void> {
    await this.#deps.store.saveSeat(this.#deps.match, seat, setup)
    this.#all = this.#all.map((old, index) => (index === seat ? setup : old))
    if (changedHands) this.#deps.onNewHolder(seat)
    this.#deps.onChange()
  }
}
