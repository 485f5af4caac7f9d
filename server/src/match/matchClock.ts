import type { PersonalTime, TimeFactor } from '#shared/protocol/personalTime'
import type { GameState } from '#shared/state/gameState'
import type { Clock } from '../lib/clock.ts'
import { Timer } from '../lib/timer.ts'
import { extraTime, intoPersonalTime } from './personalTime.ts'
import { TIME_CONTROL_RULES } from './timeControl.ts'
import {
  intoOvertime,
  isPaused,
  nextClock,
  type TimeTerms,
  timeLeft,
  type WindowClock,
  withTimeBankCharged,
} from './windowClock.ts'

/** A window that closes sooner is not worth a sleep, in milliseconds. */
const LEAST_SLEEP = 30_000

/** When a match that is forgotten must be woken, in milliseconds since 1970; absent when no clock of it runs. */
export interface Rest {
  readonly wakesAt?: number
}

/** The clock of one match: what stands on it, and what rings when it is over. */
export class MatchClock {
  readonly #clock: Clock
  readonly #terms: TimeTerms
  readonly #alarm: Timer
  #standing: WindowClock
  #isStored = true

  constructor(clock: Clock, terms: TimeTerms, standing: WindowClock) {
    this.#clock = clock
    this.#terms = terms
    this.#alarm = new Timer(clock)
    this.#standing = standing
  }

  get standing(): WindowClock {
    return this.#standing
  }

  get now(): number {
    return this.#clock.now()
  }

  /** Milliseconds until the open window closes by itself; undefined when it does not. */
  get left(): number | undefined {
    return timeLeft(this.#standing, this.now)
  }

  /** The window's own end has passed: it waits for those alone who have more time than the others. */
  get isWaiting(): boolean {
    return this.#standing.overtime > 0 && TIME_CONTROL_RULES[this.#terms.timeControl].timeBank === 0
  }

  /** Milliseconds until the window closes for all who have no more time than the others; undefined once it waits for those who have. */
  get commonLeft(): number | undefined {
    return this.isWaiting ? undefined : this.left
  }

  /** What a person with more time is told of it; undefined where no clock runs. */
  personal(window: Pick<GameState['window'], 'kind' | 'seconds'>, factor: TimeFactor): PersonalTime | undefined {
    const { left } = this
    if (left === undefined || window.kind === 'ended') return undefined
    if (factor === 'unlimited') return { factor }
    const extra = extraTime(this.#terms.timeControl, window, this.#standing, factor)
    return { factor, closesIn: Math.max(0, left - this.#standing.overtime + extra) }
  }

  get isOver(): boolean {
    return !isPaused(this.#standing) && this.left === 0
  }

  /** How the match may be forgotten; undefined when what stands on the clock is not in the store, or is nearly over. */
  get rest(): Rest | undefined {
    if (!this.#isStored) return undefined
    if (!this.isRunning) return {}
    const { left } = this
    return left !== undefined && left >= LEAST_SLEEP ? { wakesAt: this.now + left } : undefined
  }

  get isRunning(): boolean {
    return this.#alarm.isSet
  }

  /** Another clock, which the store has, holds from now on. */
  set(standing: WindowClock): void {
    this.#standing = standing
    this.#isStored = true
  }

  /** The store has this clock. */
  noteStored(standing: WindowClock): void {
    if (standing === this.#standing) this.#isStored = true
  }

  /** A fresh clock, which the store gets with the next change, holds from now on. */
  restart(state: GameState, waitedFor: readonly number[]): void {
    this.#standing = this.fresh(state, waitedFor)
    this.#isStored = false
  }

  /** These seats have used so much of their own time as the window has run on it. */
  charge(seats: readonly number[]): void {
    const charged = withTimeBankCharged(this.#standing, seats, this.now)
    if (charged !== this.#standing) this.#isStored = false
    this.#standing = charged
  }

  /** The clock of the window that opens now, with what people have left after these were waited for. */
  fresh({ window }: GameState, waitedFor: readonly number[]): WindowClock {
    return nextClock(this.#terms, window, this.now, withTimeBankCharged(this.#standing, waitedFor, this.now))
  }

  /**
   * The clock when those still waited for take their own time; undefined when there is none.
   * @param longer of the people waited for who have more time than the others
   */
  overtime(
    { window }: GameState,
    waitedFor: readonly number[],
    longer: readonly TimeFactor[],
  ): WindowClock | undefined {
    const extras = longer.map((factor) => extraTime(this.#terms.timeControl, window, this.#standing, factor))
    const bank = intoOvertime(this.#standing, waitedFor)
    return bank ?? (extras.length === 0 ? undefined : intoPersonalTime(this.#standing, Math.max(...extras), this.now))
  }

  /** Calls back when the window's time is over, unless it stands still. A timer may come a moment early: then it waits on. */
  ring(callback: () => void): void {
    this.stop()
    const { left } = this
    if (left === undefined || isPaused(this.#standing)) return
    this.#alarm.set(left, () => (this.isOver ? callback() : this.ring(callback)))
  }

  callIn(milliseconds: number, callback: () => void): void {
    this.#alarm.set(milliseconds, callback)
  }

  stop(): void {
    this.#alarm.stop()
  }
}
