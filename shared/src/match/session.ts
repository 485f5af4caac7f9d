import type { GameEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import type { Injection } from '#shared/injections/index'
import { askBots, type BotAnswers, type BotReason, type SessionSeat } from '#shared/match/askBots'
import { checkOrders } from '#shared/match/checkOrders'
import {
  delegationFor,
  isDone,
  keysNeeded,
  onlyAdvises,
  type SeatMember,
  type SeatOccupancy,
} from '#shared/match/delegation'
import { dealRng, type WindowRecord, windowRng } from '#shared/match/matchRecord'
import type { MatchRules } from '#shared/match/matchRules'
import { proposedOrders, withProposals } from '#shared/match/proposals'
import {
  effectiveOrders,
  emptyDraft,
  mergedOrders,
  type SeatDraft,
  withApproval,
  withOrders,
  withReady,
} from '#shared/match/seatDraft'
import type { ApprovalInput, DraftInput, ReadyInput, SeatActor } from '#shared/match/seatInput'
import type { SubmissionFault } from '#shared/orders/fitOrders'
import type { Order } from '#shared/orders/index'
import type { ViewMessage } from '#shared/protocol/messages'
import type { Submissions } from '#shared/resolve/acceptOrders'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import type { Disclosure, Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { problem } from '#shared/view/phrase'

/** Who looks: with a seat of their own, or without. */
export interface SessionViewer {
  readonly viewer: Viewer
  /** The seat the viewer acts for; absent for spectators and guests. */
  readonly seat?: number | undefined
  /** Which of the seat's members. */
  readonly person: string
}

/** Whether a member of a seat is connected now. */
export type IsPresent = (seat: number, person: string) => boolean

/** What a message for a viewer depends on beside the match. */
export interface MessageContext {
  readonly isPresent: IsPresent
  /** Milliseconds until the open window closes by itself. */
  readonly closesIn?: number | undefined
  /** What the match shows once it has ended. */
  readonly disclosure?: Disclosure | undefined
}

/** A session as it is stored between two windows. */
export interface SavedSession {
  readonly state: GameState
  /** What each bot remembers, JSON by seat. */
  readonly memories: readonly unknown[]
  readonly drafts: readonly SeatDraft[]
}

/** What a seat's input came to: the session with the new draft, or everything that is wrong and no change. */
export type Drafted =
  | { readonly session: MatchSession; readonly draft: SeatDraft }
  | { readonly faults: readonly SubmissionFault[] }

/** A window that has closed; `windowRecordOf` makes its record. */
export interface ClosedWindow {
  /** The match with the next window open, or ended. */
  readonly session: MatchSession
  readonly number: number
  readonly submissions: Submissions
  readonly injections: readonly Injection[]
  readonly events: readonly GameEvent[]
  readonly reasons: readonly BotReason[]
}

/**
 * The record of a closed window.
 * @param hash of the position after it, where it is known: to find it costs as much as playing the window
 */
export function windowRecordOf(
  { session, number, submissions, injections, events }: ClosedWindow,
  hash = hashState(session.state),
): WindowRecord {
  const injected = injections.length === 0 ? {} : { injections }
  return { number, submissions, events, hash, ...injected }
}

const rejected = (key: 'windowClosed' | 'botPlays'): Drafted => ({ faults: [{ problem: problem(key) }] })

interface SessionParts extends SavedSession {
  readonly rules: MatchRules
  /** In seat order. */
  readonly seats: readonly SessionSeat[]
}

/**
 * One match under way: position, drafts, seats and what its bots remember. Immutable and pure: every change returns a new
 * session; chance comes from the match's seed, time and presence are arguments. Server, practice, lab and replay all play
 * by it.
 */
export class MatchSession {
  readonly #parts: SessionParts
  readonly #drafts: ReadonlyMap<number, SeatDraft>

  private constructor(parts: SessionParts) {
    this.#parts = parts
    this.#drafts = new Map(parts.drafts.map((draft) => [draft.seat, draft]))
  }

  /** A match that begins. */
  static create(rules: MatchRules, seats: readonly SessionSeat[]): MatchSession {
    const settings = { seats: seats.length, years: rules.years }
    const state = createGame(rules.ruleset, rules.scenario, settings, dealRng(rules.rng))
    return MatchSession.resume(rules, seats, { state, memories: [], drafts: [] })
  }

  /** A match that goes on from where it was stored. Bots that remember nothing begin afresh. */
  static resume(rules: MatchRules, seats: readonly SessionSeat[], saved: SavedSession): MatchSession {
    return new MatchSession({ rules, seats, ...saved })
  }

  get rules(): MatchRules {
    return this.#parts.rules
  }

  get seats(): readonly SessionSeat[] {
    return this.#parts.seats
  }

  get state(): GameState {
    return this.#parts.state
  }

  get memories(): readonly unknown[] {
    return this.#parts.memories
  }

  get isOver(): boolean {
    return this.state.window.kind === 'ended'
  }

  /** The same match with other players on its seats. */
  withSeats(seats: readonly SessionSeat[]): MatchSession {
    return this.#with({ seats })
  }

  /** The same match at an equal position: for tests that freeze or compare it. */
  withState(state: GameState): MatchSession {
    return state === this.state ? this : this.#with({ state })
  }

  /** The same match before anything was drafted in the open window. */
  withoutDrafts(): MatchSession {
    return this.#with({ drafts: [] })
  }

  /** What a seat has drafted in the open window. */
  draftOf(seat: number): SeatDraft {
    return this.#drafts.get(seat) ?? emptyDraft(seat)
  }

  /** Whether a member of the seat has given any input in the open window; what advisers propose is none. */
  hasInput(seat: number): boolean {
    const draft = this.#drafts.get(seat)
    if (draft === undefined) return false
    return draft.proposals.length === 0 || draft.orders.length + draft.readyBy.length > 0
  }

  /** Whether a person, not a bot, must close their part of the open window. */
  isAwaited(seat: number): boolean {
    return this.state.window.participants.includes(seat) && this.seats[seat]?.bot === undefined
  }

  /** Whether the seat's present members have said that they are done. */
  isDone(seat: number, isPresent: IsPresent): boolean {
    return isDone(this.#occupancy(seat, isPresent))
  }

  /** Replaces a seat's orders of the open window, or those of the slots named. Of an adviser it proposes them. */
  submit({ seat, person }: SeatActor, { window, orders, changed }: DraftInput): Drafted {
    return this.#draft(seat, window, (before) => {
      const wanted = changed === undefined ? orders : mergedOrders(this.#ordersFor(seat, person), orders, changed)
      const checked = checkOrders(this.rules.ruleset, this.state, seat, wanted)
      if ('faults' in checked) return checked
      const change = onlyAdvises(this.#peopleAt(seat), person) ? withProposals : withOrders
      return change(before, checked.orders, person)
    })
  }

  /** Marks a member as done with the open window, or takes it back. */
  setReady({ seat, person }: SeatActor, input: ReadyInput): Drafted {
    return this.#draft(seat, input.window, (before) => withReady(before, person, input.ready))
  }

  /** Turns one member's key for an order of their delegation. */
  approve({ seat, person }: SeatActor, input: ApprovalInput): Drafted {
    return this.#draft(seat, input.window, (before) => {
      return withApproval(before, input.slot, person) ?? { faults: [{ problem: problem('noSuchOrder') }] }
    })
  }

  /** Closes the open window with what is drafted; bots are asked now, unless they have answered. */
  close(
    isPresent: IsPresent = () => false,
    injections: readonly Injection[] = [],
    answers: BotAnswers = askBots(this),
  ): ClosedWindow {
    const submissions: Record<string, readonly Order[]> = { ...answers.submissions }
    for (const [seat, draft] of this.#drafts) {
      const { power, bot, people } = this.seats[seat]!
      if (bot !== undefined) continue
      const keys = keysNeeded(this.#occupancy(seat, isPresent))
      submissions[power] = effectiveOrders(draft, keys, (person) => onlyAdvises(people, person))
    }
    return this.#resolve(submissions, injections, answers)
  }

  /** Closes the open window with orders that are known already; bots are not asked and learn nothing. */
  replay(submissions: Submissions, injections: readonly Injection[] = []): ClosedWindow {
    return this.#resolve(submissions, injections, { memories: this.memories, reasons: [] })
  }

  /** All that one viewer gets: its observation, the events it may learn of, its own seat's draft. */
  messageFor(
    { viewer, seat, person }: SessionViewer,
    events: readonly GameEvent[],
    { isPresent, closesIn, disclosure }: MessageContext,
  ): ViewMessage {
    const own = seat === undefined ? undefined : this.draftOf(seat)
    const delegation = seat === undefined ? undefined : delegationFor(this.#occupancy(seat, isPresent), person)
    return {
      observation: observe(this.rules.ruleset, this.state, viewer, disclosure),
      events: seenEvents(events, viewer),
      orders: seat === undefined ? [] : this.#ordersFor(seat, person),
      ready: own?.readyBy.includes(person) ?? false,
      ...(delegation === undefined ? {} : { delegation }),
      ...(closesIn === undefined ? {} : { closesIn }),
    }
  }

  #with(changed: Partial<SessionParts>): MatchSession {
    return new MatchSession({ ...this.#parts, ...changed })
  }

  #peopleAt(seat: number): readonly SeatMember[] {
    return this.seats[seat]?.people ?? []
  }

  /** The seat's draft as one member sees and changes it: advisers have what they propose in it. */
  #ordersFor(seat: number, person: string): readonly Order[] {
    const draft = this.draftOf(seat)
    return onlyAdvises(this.#peopleAt(seat), person) ? proposedOrders(draft, person) : draft.orders
  }

  #occupancy(seat: number, isPresent: IsPresent): SeatOccupancy {
    return {
      people: this.#peopleAt(seat),
      draft: this.#drafts.get(seat),
      isPresent: (person) => isPresent(seat, person),
    }
  }

  #draft(
    seat: number,
    window: number,
    change: (before: SeatDraft) => SeatDraft | { readonly faults: readonly SubmissionFault[] },
  ): Drafted {
    if (window !== this.state.windowNumber || this.isOver) return rejected('windowClosed')
    if (this.seats[seat]?.bot !== undefined) return rejected('botPlays')
    const draft = change(this.draftOf(seat))
    if ('faults' in draft) return draft
    const drafts = this.#drafts.has(seat)
      ? this.#parts.drafts.map((each) => (each.seat === seat ? draft : each))
      : [...this.#parts.drafts, draft]
    return { session: this.#with({ drafts }), draft }
  }

  #resolve(
    submissions: Submissions,
    injections: readonly Injection[],
    { memories, reasons }: Pick<BotAnswers, 'memories' | 'reasons'>,
  ): ClosedWindow {
    const { ruleset, rng } = this.rules
    const number = this.state.windowNumber
    const { state, events } = resolveWindow(ruleset, this.state, submissions, windowRng(rng, number), injections)
    const session = this.#with({ state, memories, drafts: [] })
    return { session, number, submissions, injections, events, reasons }
  }
}
