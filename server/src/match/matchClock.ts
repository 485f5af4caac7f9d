import type { TimeControl } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import type { Clock } from '../lib/clock.ts'
import { Timer } from '../lib/timer.ts'
import { intoOvertime, isPaused, nextClock, timeLeft, type WindowClock, withTimeBankCharged } from './windowClock.ts'

/** A window that closes sooner is not worth a sleep, in milliseconds. */
const LEAST_SLEEP = 30_000

/** When a match that is forgotten must be woken, in milliseconds since 1970; absent when no clock of it runs. */
export interface Rest {
  readonly wakesAt?: number
}

/** The clock of one match: what stands on it, and what rings when it is over. */
export class MatchClock {
  readonly #clock: Clock
  readonly #timeControl: TimeControl
  readonly #alarm: Timer
  #standing: WindowClock
  #isStored = true

  constructor(clock: Clock, timeControl: TimeControl, standing: WindowClock) {
    this.#clock = clock
    this.#timeControl = timeControl
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
    return nextClock(this.#timeControl, window, this.now, withTimeBankCharged(this.#standing, waitedFor, this.now))
  }

  /** The clock when those still waited for take their own time; undefined when there is none. */
  overtime(waitedFor: readonly number[]): WindowClock | undefined {
    return intoOvertime(this.#standing, waitedFor)
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
