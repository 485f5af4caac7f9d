import { performance } from 'node:perf_hooks'
import type { GameEvent } from '#shared/events/index'
import type { Injection } from '#shared/injections/index'
import type { BotAnswers } from '#shared/match/askBots'
import type { SeatDraft } from '#shared/match/seatDraft'
import type { ApprovalInput, DraftInput, ReadyInput, SeatActor } from '#shared/match/seatInput'
import { type ClosedWindow, type Drafted, MatchSession, windowRecordOf } from '#shared/match/session'
import type { PollNews } from '#shared/protocol/match'
import type { MatchFactsMessage, Reply, SeatFacts, ViewMessage } from '#shared/protocol/messages'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import type { Problem } from '#shared/view/phrase'
import { TaskQueue } from '../lib/taskQueue.ts'
import { Absences } from './absences.ts'
import { Attendance } from './attendance.ts'
import { type AuditDetail, draftAuditDetail, openWindowAuditDetail } from './auditEvent.ts'
import { Broadcaster, type MatchViewers, type Subscriber } from './broadcaster.ts'
import { Chat } from './chat.ts'
import { Conduct } from './conduct.ts'
import { MatchClock, type Rest } from './matchClock.ts'
import { type MatchDeps, MatchStoppedError, rejection } from './matchDeps.ts'
import type { MatchSetup } from './matchSetup.ts'
import type { StoredMatch } from './matchStore.ts'
import { missedEvents } from './missedEvents.ts'
import { clockOf, timeFactorOf, withPersonalTime } from './personalTime.ts'
import { publicFacts } from './publicFacts.ts'
import { Seal } from './seal.ts'
import { SeatKeeper } from './seatKeeper.ts'
import { dismissSubstitute, type SeatTable, type SeatViewer, SOLE_PERSON } from './seatTable.ts'
import { isPaused, type WindowClock } from './windowClock.ts'

/** Pause before a close that the store refused is tried again. */
const RETRY_MILLISECONDS = 2000

/**
 * One match on a server: a session with a queue, a store, a clock and viewers around it. Everything that changes it goes
 * through the queue: one writer, one place that closes a window, and nothing is acknowledged or published before the store
 * has it.
 */
export class Match {
  readonly setup: Omit<MatchSetup, 'seats' | 'next' | 'requests' | 'conduct'>
  readonly chat: Chat
  /** With the scenario's own numbers. */
  readonly ruleset: MatchDeps['rules']['ruleset']
  /** Who sits where, and how that changes. */
  readonly places: SeatKeeper
  /** What its players have decided about those who spoil it. */
  readonly conduct: Conduct
  readonly #deps: MatchDeps
  readonly #queue: TaskQueue
  readonly #time: MatchClock
  readonly #broadcaster: Broadcaster
  readonly #seal: Seal
  #session: MatchSession
  readonly #absences: Absences
  /** The store cannot write what would close the window: the match waits, and tries again by itself. */
  #held = false
  /** What the teacher brings about when this window closes. */
  #injections: { readonly window: number; readonly list: readonly Injection[] } | undefined

  constructor(deps: MatchDeps, { setup, state, memories, drafts, clock, missed }: StoredMatch) {
    this.setup = setup
    this.ruleset = deps.rules.ruleset
    this.#deps = deps
    this.#queue = new TaskQueue(() => deps.onRest?.())
    this.#time = new MatchClock(deps.clock, setup, clock)
    const isPresent = (seat: number) => this.viewers.isPresent(seat)
    this.#absences = new Absences({ ...deps, queue: this.#queue, time: this.#time, isPresent }, setup, missed)
    const parts = { ...deps, queue: this.#queue, onChanged: (taken?: number) => this.#seatsChanged(taken) }
    this.conduct = new Conduct({ ...parts, table: this, absences: this.#absences }, setup)
    const { isInactive } = this.conduct
    this.places = new SeatKeeper({ ...parts, isInactive, countChat: () => this.chat.count() }, setup)
    this.#session = MatchSession.resume(deps.rules, this.seats.forSession(deps.botOf), { state, memories, drafts })
    this.#broadcaster = new Broadcaster(deps, this)
    this.#seal = new Seal(deps, setup, () => this.#broadcaster.sendAll())
    this.chat = new Chat({ ...deps, queue: this.#queue, onRule: () => this.#broadcaster.notifyWatchers() }, this)
  }

  get state(): GameState {
    return this.#session.state
  }

  get seats(): SeatTable {
    return this.places.table
  }

  get viewers(): MatchViewers {
    return this.#broadcaster
  }

  /** Milliseconds until the open window closes by itself, as all may know; undefined when it does not, or waits. */
  get timeLeft(): number | undefined {
    return this.#time.commonLeft
  }

  /** Inputs and closings that are not done yet. */
  get pending(): number {
    return this.#queue.length
  }

  /** How the match may be forgotten until the store is asked for it again; undefined when something would be lost. */
  get rest(): Rest | undefined {
    return this.pending > 0 || this.#held || !this.#broadcaster.isEmpty ? undefined : this.#time.rest
  }

  /** Starts the clock of the open window, where it stood; windows that wait for no person close at once. */
  start(): void {
    this.#startClock()
    this.#closeIfComplete()
  }

  /** Stops the clock and waits for what is under way; what comes after that is refused with `MatchStoppedError`. */
  async stop(): Promise<void> {
    this.#time.stop()
    this.#queue.close(new MatchStoppedError())
    this.#broadcaster.close(new MatchStoppedError())
    await this.#queue.settled()
  }

  /** Adds a viewer: it gets the position at once and every change from then on. Returns how to take it off again. */
  subscribe(subscriber: Subscriber): () => void {
    const leave = this.#broadcaster.add(subscriber)
    const seat = this.seats.seatActedFor(subscriber)
    this.#welcome(subscriber)
    this.#broadcaster.send(subscriber)
    this.#tellSeat(seat)
    this.#broadcaster.notifyWatchers()
    return () => {
      leave()
      this.#tellSeat(seat)
    }
  }

  /** For a viewer who polls: the time left, and the view with what happened since when another window is open than `known`. */
  async poll(viewer: SeatViewer, known: number | undefined): Promise<Omit<PollNews, 'facts' | 'chat'>> {
    if (this.#broadcaster.touch(viewer)) {
      this.#welcome(viewer)
      this.#broadcaster.notifyWatchers()
    }
    const events = await missedEvents(this.#deps.store, this.setup.id, known, () => this.state.windowNumber)
    const view = this.messageFor(viewer, events)
    return { ...clockOf(view), ...(known === this.state.windowNumber ? {} : { view }) }
  }

  /** What everyone may know of the match now, beside its position. */
  facts(): MatchFactsMessage {
    return publicFacts(this, this.#time.standing, this.#held)
  }

  seatFacts(): readonly SeatFacts[] {
    return this.#attendance.facts(this.#time.standing, this.setup)
  }

  /** What a viewer may see of the position now. */
  view(viewer: Viewer) {
    return observe(this.ruleset, this.state, viewer, this.#seal.disclosure)
  }

  /** All that one viewer gets when this has happened. */
  messageFor(viewer: SeatViewer, events: readonly GameEvent[]): ViewMessage {
    const seat = this.seats.seatActedFor(viewer)
    const { isPresent } = this.#attendance
    const who = { viewer: viewer.viewer, seat, person: viewer.person ?? SOLE_PERSON }
    const context = { isPresent, closesIn: this.timeLeft, disclosure: this.#seal.disclosure }
    const message = this.#session.messageFor(who, events, context)
    return withPersonalTime(message, this.#time, timeFactorOf(this.seats, viewer))
  }

  /** Saves a seat's orders so far. With any fault nothing changes; without, they are durable when this resolves. */
  submit(actor: SeatActor, input: DraftInput): Promise<Reply> {
    const audit = (draft: SeatDraft) => draftAuditDetail(actor, draft, this.seats.peopleAt(actor.seat))
    return this.#draft(() => this.#session.submit(actor, input), audit)
  }

  /** Marks a member ready, or takes it back. When every seat awaited is ready the window closes. */
  setReady(actor: SeatActor, input: ReadyInput): Promise<Reply> {
    const audit = () => ({ did: 'ready', ...actor, ready: input.ready }) as const
    return this.#draft(() => this.#session.setReady(actor, input), audit)
  }

  /** Turns one more member's key for an order of their delegation. */
  approve(actor: SeatActor, input: ApprovalInput): Promise<Reply> {
    const audit = () => ({ did: 'approved', ...actor, slot: input.slot }) as const
    return this.#draft(() => this.#session.approve(actor, input), audit)
  }

  /** The clock of the open window is what `change` makes of it, or the reason why it cannot be. */
  changeClock(change: (clock: WindowClock, now: number) => WindowClock | Problem): Promise<Reply> {
    return this.#reply(async () => {
      const clock = change(this.#time.standing, this.#time.now)
      if ('key' in clock) return { ok: false, faults: [{ problem: clock }] }
      await this.#setClock(clock)
      return { ok: true }
    })
  }

  /** Closes the open window now, whether its seats are done or not. */
  closeWindow(): Promise<Reply> {
    return this.#reply(async () => {
      if (this.#session.isOver) return rejection('windowClosed')
      await this.#closeNow()
      return { ok: true }
    })
  }

  /** Teacher events for the close of this window; without effect when it is closed already. */
  inject(window: number, list: readonly Injection[]): void {
    this.#injections = { window, list }
  }

  /**
   * The match does not wait for this seat until it gives input or is looked from again; durable when it resolves. False when
   * nothing changed: a bot plays the seat, it was inactive before, or it is looked from.
   */
  markInactive(seat: number): Promise<boolean> {
    return this.#queue.run(async () => {
      if (this.seats.isBot(seat) || !(await this.#absences.mark(seat))) return false
      if (this.#attendance.isDeserted) this.#time.stop()
      this.#seatsChanged()
      return true
    })
  }

  /** An ended match shows everything from now on, unless another is still played with its luck. */
  async unseal(): Promise<void> {
    if (this.#session.isOver && (await this.#seal.tryOpen())) this.#broadcaster.sendAll()
  }

  get #attendance(): Attendance {
    const isPresent = (seat: number, person?: string) => this.viewers.isPresent(seat, person)
    const { isInactive } = this.conduct
    return new Attendance({ session: this.#session, seats: this.seats, time: this.#time, isPresent, isInactive })
  }

  /** Changes a seat's draft of the open window; durable when this resolves. A window that is then complete closes. */
  #draft(change: () => Drafted, auditOf: (draft: SeatDraft) => AuditDetail): Promise<Reply> {
    return this.#reply(async () => {
      const drafted = change()
      if ('faults' in drafted) return { ok: false, faults: drafted.faults }
      const { session, draft } = drafted
      const { seat } = draft
      const before = this.#session.draftOf(seat)
      const isReadier = draft.readyBy.length > before.readyBy.length
      if (isReadier && !this.#attendance.isReady(seat)) this.#time.charge([seat])
      if (draft !== before) {
        await this.#deps.store.commit([{ kind: 'draft', match: this.setup.id, window: this.state.windowNumber, draft }])
        await this.#audit(auditOf(draft))
      }
      const wasReady = this.#attendance.isReady(seat)
      this.#session = session
      if (session.hasInput(seat)) this.#activate(seat)
      this.#tellSeat(seat)
      if (this.#attendance.isReady(seat) !== wasReady) this.#broadcaster.notifyWatchers()
      this.#closeIfComplete()
      return { ok: true }
    })
  }

  async #setClock(clock: WindowClock): Promise<void> {
    await this.#deps.store.commit([{ kind: 'clock', match: this.setup.id, clock }])
    this.#time.set(clock)
    this.#startClock()
    this.#broadcaster.sendAll()
  }

  /** The window's own end has come, or fewer take longer: it closes, unless one who is waited for has time left. */
  #timeIsUp(window: number): void {
    this.#queue
      .run(async () => {
        if (window !== this.state.windowNumber || !(this.#time.isOver || this.#time.isWaiting)) return
        const { pending, takingLonger } = this.#attendance
        const longer = this.#time.overtime(this.state, pending, takingLonger)
        if (longer === undefined) this.#close(window)
        else if (longer.overtime !== this.#time.standing.overtime) await this.#setClock(longer)
      })
      .catch(() => this.#close(window))
  }

  /** Records what was done, where that is kept. */
  async #audit(detail: AuditDetail, window = this.state.windowNumber): Promise<void> {
    await this.#deps.audit?.({ at: this.#time.now, match: this.setup.id, window, ...detail })
  }

  /** A viewer has come: an inactive seat is active again unless they only advise it, and a returning holder ends the substitute's grant. */
  #welcome(viewer: SeatViewer): void {
    const seat = this.seats.seatActedFor(viewer)
    if (seat === undefined || !this.viewers.isPresent(seat)) return
    this.#activate(seat)
    const isStoodInFor = this.seats.all[seat]?.substitute !== undefined && !this.conduct.isReplaced(seat)
    if (viewer.role === 'holder' && isStoodInFor)
      this.places.change(dismissSubstitute(seat)).catch((fault) => this.#deps.onFault(fault))
  }

  /** Seats are played or awaited otherwise than before: tells watchers, and closes a window that is complete now. */
  #seatsChanged(taken?: number): void {
    this.#session = this.#session.withSeats(this.seats.forSession(this.#deps.botOf))
    this.#broadcaster.cutOff()
    if (taken !== undefined) this.#activate(taken)
    this.#broadcaster.notifyWatchers()
    this.#closeIfComplete()
  }

  /** The seat is awaited again; a match that had stood for want of people goes on. */
  #activate(seat: number): void {
    this.#absences.activate(seat, () => {
      if (!this.#time.isRunning && !isPaused(this.#time.standing) && !this.#session.isOver) {
        this.#time.restart(this.state, this.#attendance.pending)
        this.#startClock()
        this.#broadcaster.sendAll()
      }
      this.#broadcaster.notifyWatchers()
    })
  }

  /** In turn, for a player: an input the store could not write is refused, and nothing has changed. */
  #reply(task: () => Promise<Reply>): Promise<Reply> {
    return this.#queue.run(task).catch((fault: unknown): Reply => {
      if (fault instanceof MatchStoppedError) throw fault
      this.#deps.onFault(fault)
      return rejection('serverFault')
    })
  }

  #closeIfComplete(): void {
    if (this.#attendance.isComplete) this.#close(this.state.windowNumber)
    else if (this.#time.isWaiting) this.#timeIsUp(this.state.windowNumber)
  }

  /** Closes a window when its turn comes, unless it has been closed by then. */
  #close(window: number): void {
    this.#queue
      .run(async () => {
        if (window === this.state.windowNumber) await this.#closeNow()
      })
      .catch((fault: unknown) => {
        if (fault instanceof MatchStoppedError) return
        this.#held = true
        this.#deps.onFault(fault)
        this.#broadcaster.notifyWatchers()
        if (!this.#queue.isClosed) this.#time.callIn(RETRY_MILLISECONDS, () => this.#retryClose())
      })
  }

  /** After a close that failed. A player may have taken ready back meanwhile: then the window stays open. */
  #retryClose(): void {
    if (this.#attendance.isComplete || this.#time.isOver) this.#close(this.state.windowNumber)
    else this.#startClock()
  }

  async #closeNow(): Promise<void> {
    const answers = await this.#deps.think?.(this.#session, this.seats.all)
    await this.#deps.turn?.()
    const closed = this.#resolve(answers)
    const { state, memories } = closed.session
    const record = windowRecordOf(closed)
    const { pending, silent } = this.#attendance
    const clock = this.#time.fresh(state, pending)
    const missed = this.#absences.listAfterWindow(silent)
    const write = { record, state, memories, clock, now: this.#time.now, missed }
    const began = performance.now()
    await this.#deps.store.commit([{ kind: 'window', match: this.setup.id, ...write }])
    this.#deps.onWritten?.((performance.now() - began) / 1000)
    this.#absences.noteWindow(silent)
    this.#session = closed.session
    this.#time.set(clock)
    this.#held = false
    const detail = { did: 'closed', hash: record.hash, silent, opened: openWindowAuditDetail(state) } as const
    const audited = this.#audit(detail, record.number)
    // The window is closed in the store already: a log that cannot be written holds up no player.
    await audited.catch((fault) => this.#deps.onFault(fault))
    if (this.#session.isOver) await this.#seal.tryOpen()
    await this.#deps.turn?.()
    this.#startClock()
    this.#broadcaster.sendAll(record.events)
    if (this.#session.isOver) this.#deps.onEnded?.()
    if (this.#attendance.isComplete) this.#close(state.windowNumber)
  }

  #resolve(answers: BotAnswers | undefined): ClosedWindow {
    const began = performance.now()
    const isDue = this.#injections?.window === this.state.windowNumber
    const closed = this.#session.close(this.#attendance.isPresent, isDue ? this.#injections?.list : [], answers)
    this.#deps.onResolved?.((performance.now() - began) / 1000)
    return closed
  }

  #startClock(): void {
    this.#time.stop()
    if (this.#queue.isClosed || this.#attendance.isDeserted) return
    const { windowNumber } = this.state
    this.#time.ring(() => this.#timeIsUp(windowNumber))
  }

  /** Members who share a seat see at once what one of them does, and who comes and goes. */
  #tellSeat(seat: number | undefined): void {
    if (seat !== undefined && this.seats.peopleAt(seat).length > 1) this.#broadcaster.sendSeat(seat)
  }
}
