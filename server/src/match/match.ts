import type { GameEvent } from '#shared/events/index'
import type { Injection } from '#shared/injections/index'
import { checkOrders } from '#shared/match/checkOrders'
import type { PollNews } from '#shared/protocol/match'
import type { MatchFactsMessage, Reply, SeatFacts } from '#shared/protocol/messages'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import type { Problem } from '#shared/view/phrase'
import { TaskQueue } from '../lib/taskQueue.ts'
import { yieldToEventLoop } from '../lib/yieldToEventLoop.ts'
import { type AuditDetail, openedWindow } from './auditEvent.ts'
import { Broadcaster } from './broadcaster.ts'
import { Chat } from './chat.ts'
import { closeWith } from './closing.ts'
import type { SeatDraft } from './draft.ts'
import { Drafts } from './drafts.ts'
import { Inactivity } from './inactivity.ts'
import { MatchClock } from './matchClock.ts'
import { type DraftChange, type MatchDeps, rejection, type SeatActor } from './matchDeps.ts'
import type { MatchSetup } from './matchSetup.ts'
import type { StoredMatch } from './matchStore.ts'
import { missedEvents } from './missedEvents.ts'
import { PendingSeats } from './pendingSeats.ts'
import { seatFacts } from './seatFacts.ts'
import { Seats, SOLE_PERSON } from './seats.ts'
import type { ViewerIdentity } from './viewerIdentity.ts'
import { type Subscriber, viewMessage } from './viewMessage.ts'
import { isPaused, type WindowClock } from './windowClock.ts'

/** Pause before a close that the store refused is tried again. */
const RETRY_MILLISECONDS = 2000

/**
 * One match's life. Everything that changes it goes through one queue: one writer, one place that closes a window, and
 * nothing is acknowledged or published before the store has it.
 */
export class Match {
  readonly setup: Omit<MatchSetup, 'seats' | 'next'>
  /** Who sits where. */
  readonly seats: Seats
  /** What people say to each other here. */
  readonly chat: Chat
  readonly #deps: MatchDeps
  #state: GameState
  #memories: readonly unknown[]
  readonly #drafts: Drafts
  readonly #audience: Broadcaster
  readonly #absence: Inactivity
  readonly #awaited: PendingSeats
  readonly #queue: TaskQueue
  readonly #time: MatchClock
  /** The store cannot write what would close the window: the match waits, and tries again by itself. */
  #held = false
  #stopped = false
  /** What the teacher lets happen when this window closes. */
  #injections: { readonly window: number; readonly list: readonly Injection[] } | undefined

  constructor(deps: MatchDeps, { setup, state, memories, drafts, clock: windowClock, missed }: StoredMatch) {
    this.setup = setup
    this.#deps = deps
    const { chatStore: store, clock, mayChat } = deps
    this.#queue = new TaskQueue(() => deps.onRest?.())
    this.#time = new MatchClock(clock, setup.timeControl, windowClock)
    const peopleAt = (seat: number) => this.seats.peopleAt(seat)
    this.chat = new Chat({ match: setup.id, rule: setup.chatRule, store, mayChat, state: () => this.#state, peopleAt })
    this.#audience = new Broadcaster({
      clock,
      seatOf: (one) => this.seats.seatActedFor(one),
      messageFor: (one, events) => this.#messageFor(one, events),
      onFault: (fault) => deps.onFault(fault),
      onLeft: () => deps.onRest?.(),
    })
    this.seats = new Seats(
      {
        match: setup.id,
        store: deps.store,
        inTurn: (task) => this.#queue.run(task),
        isAway: (seat) => this.#absence.isInactive(seat),
        onChange: () => this.#changedHands(),
        onNewHolder: (seat, person) => this.#newHolder(seat, person),
      },
      setup.seats,
      setup.next,
    )
    this.#absence = new Inactivity(missed)
    this.#state = state
    this.#memories = setup.seats.map((_, seat) => memories[seat])
    const isPresent = (seat: number, person: string) => this.#audience.isPresent(seat, person)
    this.#drafts = new Drafts({ peopleAt, isPresent }, drafts)
    this.#awaited = new PendingSeats({
      seats: this.seats,
      absence: this.#absence,
      drafts: this.#drafts,
      window: () => this.#state.window,
      isPresent: (seat) => this.isThere(seat),
    })
  }

  get state(): GameState {
    return this.#state
  }

  /** Milliseconds until the open window closes by itself; undefined when it does not. */
  get timeLeft(): number | undefined {
    return this.#time.left
  }

  /** Acts and closings that are not done yet. */
  get pending(): number {
    return this.#queue.length
  }

  /** True when nothing is lost by forgetting the match until the store is asked for it again. */
  get atRest(): boolean {
    return this.#audience.isEmpty && this.#queue.length === 0 && !this.#time.isRunning
  }

  /** Starts the clock of the open window, where it stood; windows nobody sits at close at once. */
  start(): void {
    this.#startClock()
    this.#closeIfDone()
  }

  /** Stops the clock and waits for what is under way. Nothing is lost: everything acknowledged is in the store. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#time.stop()
    await this.#queue.settled()
  }

  /** Adds a viewer: it gets the position at once and every change from then on. Returns how to take it off again. */
  subscribe(subscriber: Subscriber): () => void {
    const leave = this.#audience.add(subscriber)
    const seat = this.seats.seatActedFor(subscriber)
    this.#welcome(subscriber)
    this.#audience.tell(subscriber, [])
    this.#tellSeat(seat)
    this.#audience.tellWatchers()
    return () => {
      leave()
      this.#tellSeat(seat)
    }
  }

  /**
   * For somebody who asks now and then: the time left, and the view with what happened since, if another window is open
   * than the one `known`.
   */
  async poll(one: ViewerIdentity, known: number | undefined): Promise<Pick<PollNews, 'closesIn' | 'view'>> {
    if (this.#audience.touch(one)) {
      this.#welcome(one)
      this.#audience.tellWatchers()
    }
    const isNew = known !== this.#state.windowNumber
    const view = this.#messageFor(
      one,
      isNew ? await missedEvents(this.#deps.store, this.setup.id, known, () => this.#state.windowNumber) : [],
    )
    const { closesIn } = view
    return { ...(closesIn === undefined ? {} : { closesIn }), ...(isNew ? { view } : {}) }
  }

  /** Calls back whenever the public facts may have changed. */
  watch(watcher: () => void): () => void {
    return this.#audience.watch(watcher)
  }

  /** What everybody may know of the match now, beside its position. */
  facts(): MatchFactsMessage {
    const { extended, overtime } = this.#time.standing
    const flags = { held: this.#held, paused: isPaused(this.#time.standing), extended, overtime: overtime > 0 }
    return { ...flags, led: this.setup.classId !== undefined, next: this.seats.next ?? '', seats: this.seatFacts() }
  }

  seatFacts(): readonly SeatFacts[] {
    return seatFacts(this.seats.all, this.#time.standing, this.setup.host, {
      isReady: (seat) => this.#awaited.isReady(seat),
      isPresent: (seat) => this.#audience.isPresent(seat),
      isAway: (seat) => this.#absence.isInactive(seat),
    })
  }

  /** What a viewer may see of the position now. */
  view(viewer: Viewer) {
    return observe(this.#deps.play.ruleset, this.#state, viewer)
  }

  /** Somebody, or one person, looks at the match from this seat now. */
  isThere(seat: number, person?: string): boolean {
    return this.#audience.isPresent(seat, person)
  }

  /** What a seat gave, as orders that may stand together now, or everything that is wrong with them. */
  checkOrders(seat: number, given: readonly unknown[]) {
    return checkOrders(this.#deps.play.ruleset, this.#state, seat, given)
  }

  /** Changes a seat's draft of the open window; durable when this resolves. A window nobody is awaited in any more closes. */
  changeDraft({ seat }: SeatActor, window: number, change: (before: SeatDraft) => DraftChange): Promise<Reply> {
    return this.#reply(async () => {
      if (window !== this.#state.windowNumber || this.#state.window.kind === 'ended') return rejection('windowClosed')
      if (this.seats.isBot(seat)) return rejection('botPlays')
      const before = this.#drafts.of(seat)
      const amended = change(before)
      if ('faults' in amended) return { ok: false, faults: amended.faults }
      const isReadier = amended.draft.readyBy.length > before.readyBy.length
      if (isReadier && !this.#awaited.isReady(seat)) this.#time.charge([seat])
      await this.#deps.store.saveDraft(this.setup.id, window, amended.draft)
      await this.#note(amended.audit)
      this.#nowDrafted(amended.draft)
      this.#closeIfDone()
      return { ok: true }
    })
  }

  /** The clock of the open window is whatever `change` makes of it, unless that is why it cannot be. */
  changeClock(change: (clock: WindowClock, now: number) => WindowClock | Problem): Promise<Reply> {
    return this.#reply(async () => {
      const clock = change(this.#time.standing, this.#time.now)
      if ('key' in clock) return { ok: false, faults: [{ problem: clock }] }
      await this.#setClock(clock)
      return { ok: true }
    })
  }

  /** Closes the open window now, whoever is not done. */
  closeWindow(): Promise<Reply> {
    return this.#reply(async () => {
      if (this.#state.window.kind === 'ended') return rejection('windowClosed')
      await this.#closeNow()
      return { ok: true }
    })
  }

  /** What happens when this window closes; nothing else does, should it be closed already. */
  inject(window: number, list: readonly Injection[]): void {
    this.#injections = { window, list }
  }

  /** Nobody waits for this seat any more, until it gives a sign. */
  markInactive(seat: number): void {
    if (this.seats.isBot(seat) || this.#absence.isInactive(seat)) return
    this.#absence.markInactive(seat)
    if (this.#absence.isDeserted(this.seats.people)) this.#time.stop()
    this.#changedHands()
  }

  async #setClock(clock: WindowClock): Promise<void> {
    await this.#deps.store.saveClock(this.setup.id, clock)
    this.#time.set(clock)
    this.#startClock()
    this.#audience.tellAll([])
  }

  /** The window's end has come: it closes, unless somebody it waits for takes personal time. */
  #timeIsUp(window: number): void {
    this.#queue
      .run(async () => {
        if (this.#stopped || window !== this.#state.windowNumber || !this.#time.isOver) return
        const longer = this.#time.overtime(this.#awaited.there)
        if (longer === undefined) this.#close(window)
        else await this.#setClock(longer)
      })
      .catch(() => this.#close(window))
  }

  /** Notes what somebody did, where that is asked for. */
  async #note(detail: AuditDetail, window = this.#state.windowNumber): Promise<void> {
    await this.#deps.audit?.({ at: this.#time.now, match: this.setup.id, window, ...detail })
  }

  #nowDrafted(draft: SeatDraft): void {
    const wasReady = this.#awaited.isReady(draft.seat)
    this.#drafts.set(draft)
    this.#signOf(draft.seat)
    this.#tellSeat(draft.seat)
    if (this.#awaited.isReady(draft.seat) !== wasReady) this.#audience.tellWatchers()
  }

  /** Somebody has come: a holder who was away is back, and whoever stood in has no seat any more. */
  #welcome(one: ViewerIdentity): void {
    const seat = this.seats.seatActedFor(one)
    this.#signOf(seat)
    if (one.role === 'holder') this.seats.holderIsBack(seat).catch((fault) => this.#deps.onFault(fault))
  }

  /** A seat that a bot plays now, or whose people are away, is not awaited; any other is. */
  #changedHands(): void {
    this.#audience.tellWatchers()
    this.#closeIfDone()
  }

  /** Lines of whoever had the seat before are cut; whoever has it now is awaited. */
  #newHolder(seat: number, person?: string): void {
    this.#audience.displace(seat, person)
    this.#signOf(seat)
  }

  /** A person gives a sign: it is awaited again, and a match that had waited for anybody goes on. */
  #signOf(seat: number): void {
    if (seat < 0 || !this.#absence.touch(seat)) return
    if (!this.#time.isRunning && !isPaused(this.#time.standing) && this.#state.window.kind !== 'ended') {
      this.#time.set(this.#time.fresh(this.#state, this.#awaited.there))
      this.#startClock()
      this.#audience.tellAll([])
    }
    this.#audience.tellWatchers()
  }

  /** In turn, for a player: whatever the store could not write is refused, and nothing has changed. */
  #reply(task: () => Promise<Reply>): Promise<Reply> {
    return this.#queue.run(task).catch((fault: unknown): Reply => {
      this.#deps.onFault(fault)
      return rejection('serverFault')
    })
  }

  #closeIfDone(): void {
    if (this.#awaited.isDone) this.#close(this.#state.windowNumber)
  }

  /** Closes a window when its turn comes, and `after` that, unless it has been closed by then. */
  #close(window: number, after?: () => Promise<void>): void {
    this.#queue
      .run(async () => {
        await after?.()
        if (!this.#stopped && window === this.#state.windowNumber) await this.#closeNow()
      })
      .catch((fault: unknown) => {
        this.#held = true
        this.#deps.onFault(fault)
        this.#audience.tellWatchers()
        if (!this.#stopped) this.#time.callIn(RETRY_MILLISECONDS, () => this.#tryAgain())
      })
  }

  /** After a close that failed. Somebody may have taken ready back meanwhile: then the window stays open. */
  #tryAgain(): void {
    if (this.#awaited.isDone || this.#time.isOver) this.#close(this.#state.windowNumber)
    else this.#startClock()
  }

  async #closeNow(): Promise<void> {
    const { play, store } = this.#deps
    const { state, memories, record } = closeWith(play, {
      state: this.#state,
      memories: this.#memories,
      drafted: this.#drafts.effectiveOrders(),
      injections: this.#injections?.window === this.#state.windowNumber ? this.#injections.list : [],
      isBot: (seat) => this.seats.isBot(seat),
    })
    const next = this.#time.fresh(state, this.#awaited.there)
    const silent = this.#awaited.silent
    const missed = this.#absence.after(silent, this.seats.all.length)
    await store.closeWindow({ match: this.setup.id, record, state, memories, clock: next, now: this.#time.now, missed })
    this.#absence.recordMissed(silent)
    this.#state = state
    this.#memories = memories
    this.#time.set(next)
    this.#held = false
    this.#drafts.clear()
    await this.#noteClosing(record, silent)
    this.#startClock()
    this.#audience.tellAll(record.events)
    if (this.#awaited.isDone) this.#close(state.windowNumber, yieldToEventLoop)
  }

  /** The window is closed in the store already: a note that fails holds up nobody. */
  async #noteClosing({ number, hash }: { readonly number: number; readonly hash: string }, silent: readonly number[]) {
    const noted = this.#note({ did: 'closed', hash, silent, opened: openedWindow(this.#state) }, number)
    await noted.catch((fault) => this.#deps.onFault(fault))
  }

  #startClock(): void {
    this.#time.stop()
    if (this.#stopped || this.#absence.isDeserted(this.seats.people)) return
    const { windowNumber } = this.#state
    this.#time.ring(() => this.#timeIsUp(windowNumber))
  }

  #messageFor(one: ViewerIdentity, events: readonly GameEvent[]) {
    const seat = this.seats.seatActedFor(one)
    const { person = SOLE_PERSON } = one
    const context = {
      own: this.#drafts.of(seat),
      person,
      delegation: this.#drafts.delegation(seat, person),
      closesIn: this.timeLeft,
    }
    return viewMessage(this.#deps.play.ruleset, this.#state, events, one.viewer, context)
  }

  /** Those who share a seat see at once what one of them does, and who comes and goes. */
  #tellSeat(seat: number): void {
    if (this.seats.peopleAt(seat).length > 1) this.#audience.tellSeat(seat)
  }
}
