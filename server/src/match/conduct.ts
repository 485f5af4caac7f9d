import type { ConductFacts, ConductWish } from '#shared/protocol/conduct'
import type { ConductMeasure } from '#shared/protocol/conductRules'
import type { Reply } from '#shared/protocol/messages'
import type { GameState } from '#shared/state/gameState'
import type { TaskQueue } from '../lib/taskQueue.ts'
import type { ConductCase } from './conductCase.ts'
import { rejection } from './matchDeps.ts'
import type { MatchSetup } from './matchSetup.ts'
import type { MatchStore } from './matchStore.ts'
import type { SeatTable } from './seatTable.ts'

/** Fewest players who decide anything about another: one alone mutes, and no more. */
const FEWEST = 2
/** Measures that are over and still told of, the oldest forgotten first. */
const MOST_OVER = 16

/** What the conduct of a match needs of the rest of it. */
export interface ConductDeps {
  readonly store: Pick<MatchStore, 'commit'>
  readonly queue: TaskQueue
  /** The match as it stands now. */
  readonly table: { readonly state: GameState; readonly seats: SeatTable }
  /** Whether the people of a seat have let windows pass. */
  readonly absences: { isInactive(seat: number): boolean }
  /** Told after every change. */
  onChanged(): void
}

/**
 * What the players of a match have decided by vote about those who spoil it. More than half of the others silence a player, two
 * thirds of them have a player's standing orders play the seat; at least two in either case, and only those who take part count.
 * A replacement that is decided outside of planning begins with the next year: in a crisis, an alarm or an answer it changes
 * nothing. Every change is in the store before it holds.
 */
export class Conduct {
  readonly #deps: ConductDeps
  readonly #match: string
  readonly #isLed: boolean
  #cases: readonly ConductCase[]

  constructor(deps: ConductDeps, { id, classId, conduct = [] }: MatchSetup) {
    this.#deps = deps
    this.#match = id
    this.#isLed = classId !== undefined
    this.#cases = conduct
  }

  /** Nothing that the players of the seat say is heard. */
  isSilenced(seat: number): boolean {
    return this.#holds(seat, 'silence')
  }

  /** Standing orders play the seat, or a newcomer who was let in; its holder looks on. */
  isReplaced(seat: number): boolean {
    return this.#holds(seat, 'replace')
  }

  /** The match does not wait for the people of the seat: they are away, or others play it for them. */
  readonly isInactive = (seat: number): boolean => this.#deps.absences.isInactive(seat) || this.isReplaced(seat)

  facts(): readonly ConductFacts[] {
    const { seats } = this.#deps.table
    return this.#cases.map((each) => ({
      power: seats.all[each.seat]!.power,
      measure: each.measure,
      state: each.state,
      year: each.year,
      votes: this.#counting(each, each.by),
      needed: this.#needed(each),
      reasons: [...new Set(each.by.map(({ reason }) => reason))].sort(),
    }))
  }

  /** The holder of a seat wishes a measure against another player, or takes that back. */
  wish(by: number, { power, measure, reason, wish }: ConductWish): Promise<Reply> {
    return this.#deps.queue.run(async (): Promise<Reply> => {
      if (this.#isLed) return rejection('teacherLeads')
      const { seats } = this.#deps.table
      const seat = seats.seatOf(power)
      if (seat === undefined || seat === by || seats.isBot(seat)) return rejection('noPersonThere')
      const open = this.#cases.find((each) => each.seat === seat && each.measure === measure && each.state !== 'over')
      const before = open ?? { seat, measure, year: this.#year, state: 'asked', by: [] }
      const others = before.by.filter((vote) => vote.seat !== by)
      const next = this.#decided(before, wish ? [...others, { seat: by, reason }] : others)
      if (open === undefined && !wish) return { ok: true }
      await this.#keep(this.#cases.map((each) => (each === open ? next : each)).concat(open === undefined ? next : []))
      return { ok: true }
    })
  }

  get #year(): number {
    return this.#deps.table.state.year
  }

  #holds(seat: number, measure: ConductMeasure): boolean {
    return this.#cases.some(
      (each) => each.seat === seat && each.measure === measure && each.state === 'holds' && this.#year >= each.year,
    )
  }

  /** What a case is with these votes. */
  #decided(before: ConductCase, by: ConductCase['by']): ConductCase {
    const isEnough = this.#counting(before, by) >= this.#needed(before)
    if (before.state === 'holds') return isEnough ? { ...before, by } : { ...before, state: 'over' }
    if (!isEnough) return { ...before, by }
    const begins = before.measure === 'silence' || this.#deps.table.state.window.kind === 'planning'
    return { ...before, by, state: 'holds', year: this.#year + (begins ? 0 : 1) }
  }

  /** Seats of those who take part, beside the one it is about. */
  #others({ seat }: Pick<ConductCase, 'seat'>): readonly number[] {
    return this.#deps.table.seats.people.filter((other) => other !== seat && !this.isInactive(other))
  }

  #counting(about: ConductCase, by: ConductCase['by']): number {
    const others = this.#others(about)
    return by.filter((vote) => others.includes(vote.seat)).length
  }

  #needed(about: ConductCase): number {
    const count = this.#others(about).length
    return Math.max(FEWEST, about.measure === 'silence' ? Math.floor(count / 2) + 1 : Math.ceil((count * 2) / 3))
  }

  async #keep(cases: readonly ConductCase[]): Promise<void> {
    const forgotten = cases.filter(({ state }) => state === 'over').slice(0, -MOST_OVER)
    const kept = cases.filter((each) => !forgotten.includes(each) && (each.state !== 'asked' || each.by.length > 0))
    await this.#deps.store.commit([{ kind: 'conduct', match: this.#match, conduct: kept }])
    this.#cases = kept
    this.#deps.onChanged()
  }
}
