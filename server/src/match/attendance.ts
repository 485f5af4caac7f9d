import type { IsPresent, MatchSession } from '#shared/match/session'
import type { SeatFacts } from '#shared/protocol/messages'
import type { TimeFactor } from '#shared/protocol/personalTime'
import type { MatchSetup } from './matchSetup.ts'
import type { SeatTable } from './seatTable.ts'
import type { WindowClock } from './windowClock.ts'

/** Windows in a row that may close without input from a seat before the match stops waiting for it. */
const PATIENCE = 2

/**
 * Windows in a row that each seat has let close without any input, by seat. After the second a seat is inactive: the match
 * does not wait for it, its standing orders hold it, and any input or connection makes it active again. Standing orders never
 * fire first unless they say so, never sign and never break a treaty. Immutable.
 */
export class MissedWindows {
  readonly #bySeat: readonly number[]

  constructor(bySeat: readonly number[] = []) {
    this.#bySeat = bySeat
  }

  isInactive(seat: number): boolean {
    return (this.#bySeat[seat] ?? 0) >= PATIENCE
  }

  /** After input from a seat; the same when it had missed none. */
  withInput(seat: number): MissedWindows {
    return (this.#bySeat[seat] ?? 0) === 0 ? this : this.#with(seat, 0)
  }

  /** After a seat was declared inactive. */
  withInactive(seat: number): MissedWindows {
    return this.#with(seat, PATIENCE)
  }

  /** After one more window that these seats let close. */
  afterWindow(silent: readonly number[]): MissedWindows {
    return silent.reduce<MissedWindows>((missed, seat) => missed.#with(seat, (missed.#bySeat[seat] ?? 0) + 1), this)
  }

  /** As it is stored. */
  toList(seats: number): readonly number[] {
    return Array.from({ length: seats }, (_, seat) => this.#bySeat[seat] ?? 0)
  }

  #with(seat: number, windows: number): MissedWindows {
    const bySeat = [...this.toList(Math.max(this.#bySeat.length, seat + 1))]
    bySeat[seat] = windows
    return new MissedWindows(bySeat)
  }
}

/** What attendance is computed from. */
export interface AttendanceParts {
  readonly session: MatchSession
  readonly seats: SeatTable
  /** Milliseconds since 1970; and whether the window's own end has passed: it waits for those alone who have more time than the others. */
  readonly time: { readonly now: number; readonly isWaiting: boolean }
  /** Whether the match does not wait for the people of a seat: they let windows pass, or others play it for them. */
  isInactive(seat: number): boolean
  /** Whether a viewer of a seat is connected; of one member when a person is named. */
  isPresent(seat: number, person?: string): boolean
}

/** Which seats the open window waits for: it follows from who sits where, who is connected and who is done. A snapshot. */
export class Attendance {
  readonly #parts: AttendanceParts

  constructor(parts: AttendanceParts) {
    this.#parts = parts
  }

  get isPresent(): IsPresent {
    return this.#parts.isPresent
  }

  /** Every person at the table is inactive: the match waits for one of them, and its clock stands. */
  get isDeserted(): boolean {
    const { seats, isInactive } = this.#parts
    return seats.people.length > 0 && seats.people.every(isInactive)
  }

  /** True when the open window waits for no seat. */
  get isComplete(): boolean {
    const { session, seats, time } = this.#parts
    if (session.isOver) return false
    if (time.isWaiting && !this.isDeserted) return this.takingLonger.length === 0
    return seats.all.every((_, seat) => this.isReady(seat))
  }

  /** The factors of the people who have more time than the others and are not done with the open window. */
  get takingLonger(): readonly TimeFactor[] {
    const { session, seats, isPresent } = this.#parts
    return seats.people.flatMap((seat) => {
      if (this.isReady(seat)) return []
      const people = seats.peopleAt(seat)
      const { readyBy } = session.draftOf(seat)
      return people.flatMap(({ id, timeFactor, adviser }) =>
        timeFactor === undefined || adviser || readyBy.includes(id) || (people.length > 1 && !isPresent(seat, id))
          ? []
          : [timeFactor],
      )
    })
  }

  /** Seats of connected people for whom the open window still waits. */
  get pending(): readonly number[] {
    const { seats, isPresent } = this.#parts
    return seats.people.filter((seat) => isPresent(seat) && !this.isReady(seat))
  }

  /** Seats of people in the open window that have given no input. */
  get silent(): readonly number[] {
    const { session, seats } = this.#parts
    return session.state.window.participants.filter((seat) => !seats.isBot(seat) && !session.hasInput(seat))
  }

  /** The open window does not wait for this seat, or no longer. */
  isReady(seat: number): boolean {
    const { session, seats, isPresent } = this.#parts
    if (!session.isAwaited(seat) || session.isDone(seat, isPresent)) return true
    return this.#isExcused(seat) && !seats.people.every((other) => this.#isExcused(other))
  }

  /** The match does not wait for the people of a seat, unless there are no others: then the window stays open to its end. */
  #isExcused(seat: number): boolean {
    const { seats, isInactive, time } = this.#parts
    return isInactive(seat) || seats.awayUntil(seat, time.now) > 0
  }

  /** What everyone may know of the seats, in seat order. */
  facts({ pauseVotes, timeBanks }: WindowClock, { host }: Pick<MatchSetup, 'host'>): readonly SeatFacts[] {
    const { seats, isInactive, isPresent, time } = this.#parts
    return seats.all.map(({ power, bot, people, substitute, program }, seat) => ({
      power,
      name: bot === undefined ? (substitute?.name ?? people.map(({ name }) => name).join(', ')) : '',
      human: bot === undefined,
      program: program === true && substitute === undefined,
      ready: this.isReady(seat),
      connected: bot !== undefined || isPresent(seat),
      away: bot === undefined && isInactive(seat),
      awayUntil: seats.awayUntil(seat, time.now),
      host: seat === host,
      pauseVote: pauseVotes.includes(seat),
      timeBank: Math.round((timeBanks[seat] ?? 0) / 1000),
    }))
  }
}
