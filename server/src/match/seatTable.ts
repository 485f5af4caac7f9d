import type { Bot } from '#shared/bots/define'
import type { BotId } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import type { SessionSeat } from '#shared/match/askBots'
import type { Viewer } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'
import { tokenMatcher } from '../lib/token.ts'
import type { MatchSetup, Person, SeatSetup } from './matchSetup.ts'
import { TIME_CONTROL_RULES } from './timeControl.ts'

/** How a caller has a seat: holding it, advising its holders, standing in for an absent one, or as a guest who only looks. */
export type SeatRole = 'holder' | 'adviser' | 'substitute' | 'guest'

/** What a token opens. */
export interface SeatGrant {
  readonly seat: number
  readonly role: SeatRole
  /** Which of the seat's members. */
  readonly person: string
  /** SHA-256 of the token, hex: the grant lasts as long as it opens the seat. */
  readonly tokenHash: string
  /** Number of the first private message they hear: what was said before they came is not for them. */
  readonly hearsFrom: number
}

/** A viewer, and how they have the seat they look from. */
export interface SeatViewer {
  readonly viewer: Viewer
  /** The power's own holder when absent. */
  readonly role?: SeatRole | 'spectator' | undefined
  /** Which of the seat's members. */
  readonly person?: string | undefined
  /** Of the token they came with; absent for spectators. */
  readonly tokenHash?: string | undefined
}

/** Id of the one person who holds a seat alone. */
export const SOLE_PERSON = '1'
/** Id of a stand-in; also of a guest, who does nothing. */
const SUBSTITUTE = 'substitute'
const GUEST = 'guest'

/** Every token that opens a seat, and what it opens. */
function* grantsOf({ people, substitute, guestHash }: SeatSetup): Generator<Omit<SeatGrant, 'seat'>> {
  for (const { id, tokenHash, adviser, hearsFrom = 0 } of people) {
    yield { tokenHash, role: adviser ? 'adviser' : 'holder', person: id, hearsFrom }
  }
  if (substitute !== undefined) {
    const { tokenHash, hearsFrom } = substitute
    yield { tokenHash, role: 'substitute', person: SUBSTITUTE, hearsFrom }
  }
  if (guestHash !== undefined) {
    // Guests hear what the holder hears.
    yield { tokenHash: guestHash, role: 'guest', person: GUEST, hearsFrom: people[0]?.hearsFrom ?? 0 }
  }
}

/** Tokens that open a seat to act for it. */
const actorsOf = (setup: SeatSetup): readonly string[] =>
  [...grantsOf(setup)].flatMap(({ role, tokenHash }) => (role === 'guest' ? [] : [tokenHash]))

/** Whether a token acts for the seat after a change that did not before. */
export const hasNewActor = (before: SeatSetup, after: SeatSetup): boolean =>
  actorsOf(after).some((tokenHash) => !actorsOf(before).includes(tokenHash))

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
      for (const grant of grantsOf(setup)) if (matches(grant.tokenHash)) found = { seat, ...grant }
    }
    return found
  }

  /** Whether what a viewer looks from is still open to the token they came with; to spectators everything public is. */
  isOpenTo({ viewer, tokenHash }: SeatViewer): boolean {
    if (tokenHash === undefined || viewer.kind !== 'power') return true
    const setup = this.all.find(({ power }) => power === viewer.power)
    return setup !== undefined && [...grantsOf(setup)].some((grant) => grant.tokenHash === tokenHash)
  }

  /** The seat held with this token's hash; undefined when there is none. */
  heldBy(tokenHash: string): number | undefined {
    const seat = this.all.findIndex(({ people }) => people.some((person) => person.tokenHash === tokenHash))
    return seat < 0 ? undefined : seat
  }

  /**
   * Until when the people of a seat are away by their own word, milliseconds since 1970; 0 when one of them is not, or another stands in.
   */
  awayUntil(seat: number, now: number): number {
    const people = this.peopleAt(seat)
    if (people.length === 0 || this.all[seat]?.substitute !== undefined) return 0
    const first = Math.min(...people.map((person) => person.awayUntil ?? 0))
    return first > now ? first : 0
  }

  /** The seats as a session plays them. */
  forSession(botOf: (id: BotId) => Bot): readonly SessionSeat[] {
    return this.all.map(({ power, people, bot }) => ({ power, people, bot: bot === undefined ? bot : botOf(bot) }))
  }

  with(seat: number, setup: SeatSetup): SeatTable {
    return new SeatTable(this.all.map((old, index) => (index === seat ? setup : old)))
  }
}

/** Players of a match of days may say that they will be away; a class's teacher knows. */
export const mayPlanAbsence = ({ timeControl, classId }: Pick<MatchSetup, 'timeControl' | 'classId'>): boolean =>
  TIME_CONTROL_RULES[timeControl].tells && classId === undefined

/** A seat as it is to be from now on. */
export interface SeatChange {
  readonly seat: number
  readonly setup: SeatSetup
}

/** A token's hash, and the one that takes its place. */
export interface TokenChange {
  readonly from: string
  readonly to: string
}

/** Makes a change of the seats as they are now; undefined when nothing changes. */
export type SeatChanger = (
  seats: SeatTable,
  isInactive: (seat: number) => boolean,
  now: number,
) => SeatChange | { readonly problem: Problem } | undefined

/** Who takes a seat of a match under way. */
export interface Latecomer {
  readonly power: PowerId
  readonly name: string
  readonly tokenHash: string
  /** Number of the first private message they hear. */
  readonly hearsFrom: number
  readonly program?: true
}

/** A latecomer plays a bot's seat from now on, or stands in for a holder who is inactive; a program stands in for nobody. */
export const takeOver =
  ({ power, name, tokenHash, hearsFrom, program }: Latecomer): SeatChanger =>
  (seats, isInactive) => {
    const seat = seats.seatOf(power)
    const setup = seat === undefined ? undefined : seats.all[seat]
    if (seat === undefined || setup === undefined) return { problem: problem('noSuchPower', { power }) }
    if (setup.bot !== undefined) {
      const people = [{ id: SOLE_PERSON, name, tokenHash, hearsFrom }]
      return { seat, setup: { power, people, ...(program && { program }) } }
    }
    if (!isInactive(seat) || program) return { problem: problem('seatTakenByOther') }
    return { seat, setup: { ...setup, substitute: { name, tokenHash, hearsFrom } } }
  }

/** Others hold a seat of a class from now on, or a bot plays it for them. A guest's token is the teacher's there, and stays. */
export const replaceMembers =
  (seat: number, { people, bot }: Pick<SeatSetup, 'people' | 'bot'>): SeatChanger =>
  (seats) => {
    const { bot: _, ...before } = seats.all[seat]!
    return { seat, setup: { ...before, people, ...(bot === undefined ? {} : { bot }) } }
  }

/** The holder is back: a stand-in has the seat no longer. */
export const dismissSubstitute =
  (seat: number): SeatChanger =>
  (seats) => {
    const { substitute, ...setup } = seats.all[seat]!
    return substitute === undefined ? undefined : { seat, setup }
  }

/** A person's seat is opened by another token; the earlier one opens nothing, nor does a link made with it. */
export const replaceToken =
  (seat: number, { from, to }: TokenChange): SeatChanger =>
  (seats) => {
    const { guestHash: _, ...setup } = seats.all[seat]!
    const people = setup.people.map((person) => (person.tokenHash === from ? { ...person, tokenHash: to } : person))
    return { seat, setup: { ...setup, people } }
  }

/** A token for guests, who see what the seat sees and can do nothing; an earlier one opens nothing. */
export const inviteGuests =
  (seat: number, guestHash: string): SeatChanger =>
  (seats) => ({ seat, setup: { ...seats.all[seat]!, guestHash } })
