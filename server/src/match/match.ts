import { windowRng } from '#shared/match/matchRecord'
import { askBots, type BotMatch } from '#shared/match/playMatch'
import type { Order } from '#shared/orders/index'
import { parseOrder } from '#shared/orders/parseOrder'
import { type SubmissionFault, validateSubmission } from '#shared/orders/validateSubmission'
import type { Reply, SeatFacts, ViewMessage } from '#shared/protocol/messages'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { isPlayerView, type Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { problem } from '#shared/view/phrase'
import type { MatchSetup, MatchStore, SavedDraft, StoredMatch } from '../store/matchStore.ts'
import type { TalkStore } from '../store/talkStore.ts'
import { Absence } from './absence.ts'
import type { Clock } from './clock.ts'
import { deadline } from './deadline.ts'
import { Lookers } from './lookers.ts'
import { type Subscriber, viewMessage } from './publish.ts'
import { Talk } from './talk.ts'

/** Pause before a close that the store refused is tried again. */
const RETRY_MILLISECONDS = 2000

/** Lets everything else that waits have its turn: a row of windows nobody sits at must not hold up the process. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What a match is made of. */
export interface MatchParts {
  readonly store: MatchStore
  readonly talkStore: TalkStore
  readonly clock: Clock
  readonly play: BotMatch
  /** Told when something went wrong that no player can mend. */
  onFault(fault: unknown): void
  /** Told when the match may have come to rest; see `atRest`. */
  onRest?(): void
}

/**
 * One match's life. Everything that changes it goes through one queue: one writer, one place that closes a window, and
 * nothing is acknowledged or published before the store has it.
 */
export class Match {
  readonly setup: MatchSetup
  /** What people say to each other here. */
  readonly talk: Talk
  readonly #parts: MatchParts
  #state: GameState
  #memories: unknown[]
  #drafts = new Map<number, SavedDraft>()
  readonly #subscribers = new Set<Subscriber>()
  readonly #watchers = new Set<() => void>()
  readonly #absence = new Absence()
  readonly #lookers: Lookers
  #queue: Promise<unknown> = Promise.resolve()
  #cancelDeadline: (() => void) | undefined
  #closesAt: number | undefined
  #pending = 0
  #held = false
  #stopped = false

  constructor(parts: MatchParts, { setup, state, memories, drafts, closesAt }: StoredMatch) {
    this.setup = setup
    this.#parts = parts
    const { talkStore: store, clock } = parts
    this.talk = new Talk({ match: setup.id, rule: setup.talk, store, clock, state: () => this.#state })
    this.#lookers = new Lookers(clock, () => {
      this.#tellWatchers()
      parts.onRest?.()
    })
    this.#state = state
    this.#closesAt = closesAt
    this.#memories = setup.seats.map((_, seat) => memories[seat])
    for (const draft of drafts) this.#drafts.set(draft.seat, draft)
  }

  get state(): GameState {
    return this.#state
  }

  /** True while the store cannot write what would close the window: the match waits, and tries again by itself. */
  get held(): boolean {
    return this.#held
  }

  /** True when nothing is lost by forgetting the match until the store is asked for it again. */
  get atRest(): boolean {
    const alone = this.#subscribers.size + this.#watchers.size + this.#lookers.size === 0
    return alone && this.#pending === 0 && this.#cancelDeadline === undefined
  }

  /** Starts the clock of the open window, where it stood; windows nobody sits at close at once. */
  start(): void {
    this.#closesAt ??= deadline(this.setup.tempo, this.#state, this.#parts.clock.now())
    this.#startClock()
    this.#closeIfDone()
  }

  /** Stops the clock and waits for what is under way. Nothing is lost: everything acknowledged is in the store. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#stopClock()
    await this.#queue
  }

  /** Adds a viewer: it gets the position at once and every change from then on. Returns how to take it off again. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber)
    this.#signOf(this.seatOf(subscriber.viewer))
    this.#tell(subscriber, [])
    this.#tellWatchers()
    return () => {
      this.#subscribers.delete(subscriber)
      this.#tellWatchers()
      this.#parts.onRest?.()
    }
  }

  /**
   * For somebody who asks now and then: the time left, and the view with what happened since, if another window is open
   * than the one `known`.
   */
  async lookIn(
    viewer: Viewer,
    known: number | undefined,
  ): Promise<Pick<ViewMessage, 'closesIn'> & { view?: ViewMessage }> {
    const seat = this.seatOf(viewer)
    if (this.#lookers.look(seat)) {
      this.#signOf(seat)
      this.#tellWatchers()
    }
    const windows = known === this.#state.windowNumber ? [] : await this.#parts.store.events(this.setup.id)
    const { windowNumber } = this.#state
    const missed = windows.filter(({ number }) => number >= (known ?? windowNumber) && number < windowNumber)
    const view = this.#messageFor(
      viewer,
      missed.flatMap(({ events }) => events),
    )
    const { closesIn } = view
    return { ...(closesIn === undefined ? {} : { closesIn }), ...(known === windowNumber ? {} : { view }) }
  }

  /** Calls back whenever the public facts may have changed. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => {
      this.#watchers.delete(watcher)
      this.#parts.onRest?.()
    }
  }

  seatFacts(): readonly SeatFacts[] {
    return this.setup.seats.map(({ power, bot, name }, seat) => ({
      power,
      name: name ?? '',
      human: bot === undefined,
      ready: this.#isReady(seat),
      connected: bot !== undefined || this.#isPresent(seat),
      away: bot === undefined && this.#absence.isAway(seat),
    }))
  }

  #isPresent(seat: number): boolean {
    return this.#lookers.isPresent(seat) || [...this.#subscribers].some(({ viewer }) => this.seatOf(viewer) === seat)
  }

  seatOf(viewer: Viewer): number {
    return viewer.kind === 'power' ? this.setup.seats.findIndex((seat) => seat.power === viewer.power) : -1
  }

  /** Saves a seat's orders so far. With any fault nothing changes; without, they are durable when this resolves. */
  saveOrders(seat: number, window: number, given: readonly unknown[]): Promise<Reply> {
    return this.#reply(async () => {
      const late = this.#lateness(window)
      if (late) return late
      const judged = this.#judge(seat, given)
      if ('faults' in judged) return { ok: false, faults: judged.faults }
      await this.#keep({ seat, orders: judged.orders, ready: false })
      return { ok: true }
    })
  }

  /** Marks a seat ready, or takes it back. When everybody awaited is ready the window closes. */
  setReady(seat: number, window: number, ready: boolean): Promise<Reply> {
    return this.#reply(async () => {
      const late = this.#lateness(window)
      if (late) return late
      const orders = this.#drafts.get(seat)?.orders ?? []
      await this.#keep({ seat, orders, ready })
      this.#closeIfDone()
      return { ok: true }
    })
  }

  #judge(
    seat: number,
    given: readonly unknown[],
  ): { orders: readonly Order[] } | { faults: readonly SubmissionFault[] } {
    const orders: Order[] = []
    const faults: SubmissionFault[] = []
    for (const [index, json] of given.entries()) {
      const parsed = parseOrder(json)
      if ('order' in parsed) orders.push(parsed.order)
      else faults.push({ index, problem: parsed.problem })
    }
    if (faults.length > 0) return { faults }
    const { ruleset } = this.#parts.play
    const view = observe(ruleset, this.#state, { kind: 'power', power: this.#state.powers[seat]!.id })
    const found = isPlayerView(view) ? validateSubmission(ruleset, view, orders) : [{ problem: problem('notAsked') }]
    return found.length > 0 ? { faults: found } : { orders }
  }

  #lateness(window: number): Reply | undefined {
    if (window === this.#state.windowNumber && this.#state.window.kind !== 'ended') return undefined
    return { ok: false, faults: [{ problem: problem('windowClosed') }] }
  }

  async #keep(draft: SavedDraft): Promise<void> {
    await this.#parts.store.saveDraft(this.setup.id, this.#state.windowNumber, draft)
    const wasReady = this.#isReady(draft.seat)
    this.#drafts.set(draft.seat, draft)
    this.#signOf(draft.seat)
    if (this.#isReady(draft.seat) !== wasReady) this.#tellWatchers()
  }

  /** A person gives a sign: it is awaited again, and a match that had waited for anybody goes on. */
  #signOf(seat: number): void {
    if (seat < 0 || !this.#absence.sign(seat)) return
    if (this.#cancelDeadline === undefined && this.#state.window.kind !== 'ended') {
      this.#closesAt = deadline(this.setup.tempo, this.#state, this.#parts.clock.now())
      this.#startClock()
    }
    this.#tellWatchers()
  }

  /** Nobody of those who play is there: the match waits for somebody, and no clock runs. */
  #deserted(): boolean {
    const people = this.setup.seats.flatMap(({ bot }, seat) => (bot === undefined ? [seat] : []))
    return people.length > 0 && people.every((seat) => this.#absence.isAway(seat))
  }

  /** Runs a task after everything before it; a task that fails does not stop those behind it. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    this.#pending++
    const result = this.#queue.then(task)
    this.#queue = result
      .catch(() => undefined)
      .then(() => {
        this.#pending--
        this.#parts.onRest?.()
      })
    return result
  }

  /** In turn, for a player: whatever the store could not write is refused, and nothing has changed. */
  #reply(task: () => Promise<Reply>): Promise<Reply> {
    return this.#inTurn(task).catch((fault: unknown): Reply => {
      this.#parts.onFault(fault)
      return { ok: false, faults: [{ problem: problem('serverFault') }] }
    })
  }

  #isReady(seat: number): boolean {
    const awaited = this.#state.window.participants.includes(seat) && this.setup.seats[seat]?.bot === undefined
    const skipped = this.#absence.isAway(seat) && !this.#deserted()
    return !awaited || skipped || (this.#drafts.get(seat)?.ready ?? false)
  }

  #isDone(): boolean {
    return this.#state.window.kind !== 'ended' && this.setup.seats.every((_, seat) => this.#isReady(seat))
  }

  #closeIfDone(): void {
    if (this.#isDone()) this.#close(this.#state.windowNumber)
  }

  /** Closes a window when its turn comes, and `after` that, unless it has been closed by then. */
  #close(window: number, after?: () => Promise<void>): void {
    this.#inTurn(async () => {
      await after?.()
      if (!this.#stopped && window === this.#state.windowNumber) await this.#closeNow()
    }).catch((fault: unknown) => {
      this.#held = true
      this.#parts.onFault(fault)
      this.#tellWatchers()
      this.#callIn(RETRY_MILLISECONDS, () => this.#tryAgain())
    })
  }

  /** After a close that failed. Somebody may have taken ready back meanwhile: then the window stays open. */
  #tryAgain(): void {
    if (this.#isDone() || (this.#closesAt ?? Infinity) <= this.#parts.clock.now()) this.#close(this.#state.windowNumber)
    else this.#startClock()
  }

  async #closeNow(): Promise<void> {
    const { play, store, clock } = this.#parts
    const number = this.#state.windowNumber
    const memories = [...this.#memories]
    const submissions = askBots(play, this.#state, memories, (seat) => this.setup.seats[seat]?.bot !== undefined)
    for (const { seat, orders } of this.#drafts.values()) submissions[this.#state.powers[seat]!.id] = orders
    const { state, events } = resolveWindow(play.ruleset, this.#state, submissions, windowRng(play.seed, number))
    const record = { number, submissions, events, hash: hashState(state) }
    const closesAt = deadline(this.setup.tempo, state, clock.now())
    await store.closeWindow({ match: this.setup.id, record, state, memories, closesAt })
    this.#absence.passed(this.#silent())
    this.#state = state
    this.#memories = memories
    this.#closesAt = closesAt
    this.#held = false
    this.#drafts.clear()
    this.#startClock()
    for (const subscriber of this.#subscribers) this.#tell(subscriber, events)
    this.#tellWatchers()
    if (this.#isDone()) this.#close(state.windowNumber, nextTurn)
  }

  /** People the open window waited for who gave no sign at all. */
  #silent(): readonly number[] {
    return this.#state.window.participants.filter(
      (seat) => this.setup.seats[seat]?.bot === undefined && !this.#drafts.has(seat),
    )
  }

  #startClock(): void {
    this.#stopClock()
    if (this.#closesAt === undefined || this.#state.window.kind === 'ended' || this.#deserted()) return
    const { windowNumber } = this.#state
    this.#callIn(Math.max(0, this.#closesAt - this.#parts.clock.now()), () => this.#close(windowNumber))
  }

  #stopClock(): void {
    this.#cancelDeadline?.()
    this.#cancelDeadline = undefined
  }

  #callIn(milliseconds: number, callback: () => void): void {
    this.#stopClock()
    if (!this.#stopped) this.#cancelDeadline = this.#parts.clock.after(milliseconds, callback)
  }

  /** Sends one viewer its view. A line that breaks is that viewer's trouble, never the match's. */
  #tell(subscriber: Subscriber, events: Parameters<typeof viewMessage>[2]): void {
    this.#attempt(() => subscriber.send(this.#messageFor(subscriber.viewer, events)))
  }

  #messageFor(viewer: Viewer, events: Parameters<typeof viewMessage>[2]) {
    const own = this.#drafts.get(this.seatOf(viewer))
    const closesIn = this.#closesAt === undefined ? undefined : Math.max(0, this.#closesAt - this.#parts.clock.now())
    return viewMessage(this.#parts.play.ruleset, this.#state, events, viewer, own, closesIn)
  }

  #tellWatchers(): void {
    for (const watcher of this.#watchers) this.#attempt(watcher)
  }

  /** One listener that fails costs the others nothing. */
  #attempt(tell: () => void): void {
    try {
      tell()
    } catch (fault) {
      this.#parts.onFault(fault)
    }
  }
}
