/** Windows in a row that may close without a sign from a seat before nobody waits for it any more. */
const PATIENCE = 2

/**
 * Who gives no sign. A seat that lets a window close without orders or a word has its standing orders carried out, and
 * everybody sees that it is missing; after the second it is away: nobody waits for it, its standing orders hold it, and any
 * sign brings it back at once. Held so it never fires first unless its own standing orders say so, never signs and never
 * breaks a treaty.
 */
export class Inactivity {
  readonly #missed: Map<number, number>

  /** @param missed windows in a row each seat has let pass so far, by seat */
  constructor(missed: readonly number[] = []) {
    this.#missed = new Map(missed.entries())
  }

  /** As it is kept: windows in a row, by seat, after one more in which these gave no sign. */
  after(silent: readonly number[], seats: number): readonly number[] {
    return Array.from({ length: seats }, (_, seat) => this.missed(seat) + (silent.includes(seat) ? 1 : 0))
  }

  /** Orders, a word or a new connection: the person is there. True when it had been away. */
  touch(seat: number): boolean {
    const was = this.isInactive(seat)
    this.#missed.delete(seat)
    return was
  }

  /** Nobody waits for this seat from now on. */
  markInactive(seat: number): void {
    this.#missed.set(seat, PATIENCE)
  }

  /** A window closed that had waited for these seats in vain. */
  recordMissed(silent: readonly number[]): void {
    for (const seat of silent) this.#missed.set(seat, this.missed(seat) + 1)
  }

  /** Windows in a row without a sign. */
  missed(seat: number): number {
    return this.#missed.get(seat) ?? 0
  }

  /** Nobody of those who play is there: the match waits for somebody, and no clock runs. */
  isDeserted(people: readonly number[]): boolean {
    return people.length > 0 && people.every((seat) => this.isInactive(seat))
  }

  /** The window need not wait for this seat: others are there. */
  skips(seat: number, people: readonly number[]): boolean {
    return this.isInactive(seat) && !this.isDeserted(people)
  }

  isInactive(seat: number): boolean {
    return this.missed(seat) >= PATIENCE
  }
}
