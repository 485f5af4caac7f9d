import type { Bot } from '#shared/bots/define'
import type { BotId } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import type { SessionSeat } from '#shared/match/askBots'
import type { Viewer } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'
import { tokenMatcher } from '../lib/token.ts'
import type { Person, SeatSetup } from './matchSetup.ts'

/** How a caller has a seat: holding it, advising its holders, standing in for an absent one, or as a guest who only looks. */
export type SeatRole = 'holder' | 'adviser' | 'substitute' | 'guest'

/** What a token opens. */
export interface SeatGrant {
  readonly seat: number
  readonly role: SeatRole
  /** Which of the seat's members. */
  readonly person: string
}

/** A viewer, and how they have the seat they look from. */
export interface SeatViewer {
  readonly viewer: Viewer
  /** The power's own holder when absent. */
  readonly role?: SeatRole | 'spectator' | undefined
  /** Which of the seat's members. */
  readonly person?: string | undefined
}

/** Id of the one person who holds a seat alone. */
export const SOLE_PERSON = '1'
/** Id of a stand-in; also of a guest, who does nothing. */
const SUBSTITUTE = 'substitute'
const GUEST = 'guest'

/** Every token that opens a seat, and what it opens. */
function* grantsOf({
  people,
  substitute,
  guestHash,
}: SeatSetup): Generator<Omit<SeatGrant, 'seat'> & { hash: string }> {
  for (const { id, tokenHash, adviser } of people) {
    yield { hash: tokenHash, role: adviser ? 'adviser' : 'holder', person: id }
  }
  if (substitute !== undefined) yield { hash: substitute.tokenHash, role: 'substitute', person: SUBSTITUTE }
  if (guestHash !== undefined) yield { hash: guestHash, role: 'guest', person: GUEST }
}

/** Who sits where in one match. Immutable: changes are `SeatChange`s, which the match writes down before they hold. */
export class SeatTable {
  /** In seat order. */
  readonly all: readonly SeatSetup[]

  constructor(all: readonly SeatSetup[]) {
    this.all = all
  }

  /** Seats that people play. */
  get people(): readonly number[] {
    return this.all.flatMap(({ bot }, seat) => (bot === undefined ? [seat] : []))
  }

  isBot(seat: number): boolean {
    return this.all[seat]?.bot !== undefined
  }

  /** Undefined when no seat plays that power. */
  seatOf(power: string): number | undefined {
    const seat = this.all.findIndex((setup) => setup.power === power)
    return seat < 0 ? undefined : seat
  }

  /** The seat a viewer acts for; undefined for spectators, and for guests, who see what a seat sees. */
  seatActedFor({ viewer, role }: SeatViewer): number | undefined {
    return viewer.kind === 'power' && role !== 'guest' ? this.seatOf(viewer.power) : undefined
  }

  /** The members of a seat. */
  peopleAt(seat: number): readonly Person[] {
    return this.all[seat]?.people ?? []
  }

  /** What this token opens; every seat is compared, so timing tells nothing. */
  grantFor(token: string): SeatGrant | undefined {
    const matches = tokenMatcher(token)
    let found: SeatGrant | undefined
    for (const [seat, setup] of this.all.entries()) {
      for (const { hash, role, person } of grantsOf(setup)) if (matches(hash)) found = { seat, role, person }
    }
    return found
  }

  /** The seats as a session plays them. */
  forSession(botOf: (id: BotId) => Bot): readonly SessionSeat[] {
    return this.all.map(({ power, people, bot }) => ({ power, people, bot: bot === undefined ? bot : botOf(bot) }))
  }

  with(seat: number, setup: SeatSetup): SeatTable {
    return new SeatTable(this.all.map((old, index) => (index === seat ? setup : old)))
  }
}

/** A seat as it is to be from now on. */
export interface SeatChange {
  readonly seat: number
  readonly setup: SeatSetup
  /** Members whose connections are cut; `all` when the seat has changed hands. */
  readonly displaced: readonly string[] | 'all'
}

/** Makes a change of the seats as they are now; undefined when nothing changes. */
export type SeatChanger = (
  seats: SeatTable,
  isInactive: (seat: number) => boolean,
) => SeatChange | { readonly problem: Problem } | undefined

/** A latecomer plays a bot's seat from now on, or stands in for a holder who is inactive. */
export const takeOver =
  (power: PowerId, name: string, tokenHash: string): SeatChanger =>
  (seats, isInactive) => {
    const seat = seats.seatOf(power)
    const setup = seat === undefined ? undefined : seats.all[seat]
    if (seat === undefined || setup === undefined) return { problem: problem('noSuchPower', { power }) }
    if (setup.bot !== undefined) {
      return { seat, setup: { power, people: [{ id: SOLE_PERSON, name, tokenHash }] }, displaced: 'all' }
    }
    if (!isInactive(seat)) return { problem: problem('seatTakenByOther') }
    return { seat, setup: { ...setup, substitute: { name, tokenHash } }, displaced: 'all' }
  }

/** Others hold a seat from now on, or a bot plays it for them; only those who left are cut off. */
export const replaceMembers =
  (seat: number, { people, bot }: Pick<SeatSetup, 'people' | 'bot'>): SeatChanger =>
  (seats) => {
    const { bot: _, ...before } = seats.all[seat]!
    const gone = before.people.filter(({ id, tokenHash }) => {
      return !people.some((stays) => stays.id === id && stays.tokenHash === tokenHash)
    })
    const setup = { ...before, people, ...(bot === undefined ? {} : { bot }) }
    return { seat, setup, displaced: gone.map(({ id }) => id) }
  }

/** The holder is back: a stand-in has the seat no longer. */
export const dismissSubstitute =
  (seat: number): SeatChanger =>
  (seats) => {
    const { substitute, ...setup } = seats.all[seat]!
    return substitute === undefined ? undefined : { seat, setup, displaced: [] }
  }

/** Another token opens a seat that one person holds; the earlier one opens nothing. */
export const replaceToken =
  (seat: number, tokenHash: string): SeatChanger =>
  (seats) => {
    const setup = seats.all[seat]!
    const people = setup.people.map((person) => ({ ...person, tokenHash }))
    return { seat, setup: { ...setup, people }, displaced: 'all' }
  }

/** A token for guests, who see what the seat sees and can do nothing; an earlier one opens nothing. */
export const inviteGuests =
  (seat: number, guestHash: string): SeatChanger =>
  (seats) => ({ seat, setup: { ...seats.all[seat]!, guestHash }, displaced: [] })
