import type { GameEvent } from '#shared/events/index'
import { judge } from '#shared/match/judge'
import { windowRng } from '#shared/match/matchRecord'
import { askBots, type BotMatch } from '#shared/match/playMatch'
import type { ClockWish, MatchFactsMessage, PollNews, Reply, SeatFacts } from '#shared/protocol/messages'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { problem } from '#shared/view/phrase'
import type { MatchSetup, MatchStore, SavedDraft, StoredMatch } from '../store/matchStore.ts'
import type { TalkStore } from '../store/talkStore.ts'
import { Absence } from './absence.ts'
import { Alarm } from './alarm.ts'
import { Audience, type Onlooker } from './audience.ts'
import type { Clock } from './clock.ts'

import { nextTurn } from './nextTurn.ts'
import { type Subscriber, viewMessage } from './publish.ts'
import { Seats } from './seats.ts'
import { Talk } from './talk.ts'
import { TaskQueue } from './taskQueue.ts'
import { charged, intoOvertime, isPaused, nextClock, timeLeft, type WindowClock, wished } from './windowClock.ts'

/** Pause before a close that the store refused is tried again. */
const RETRY_MILLISECONDS = 2000

/** Seat of those who look only. */
const NOBODY = -1

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
  readonly setup: Omit<MatchSetup, 'seats' | 'next'>
  /** Who sits where. */
  readonly seats: Seats
  /** What people say to each other here. */
  readonly talk: Talk
  readonly #parts: MatchParts
  #state: GameState
  #memories: unknown[]
  #drafts = new Map<number, SavedDraft>()
  readonly #audience: Audience
  readonly #absence: Absence
  readonly #queue: TaskQueue
  readonly #alarm: Alarm
  #clock: WindowClock
  /** The store cannot write what would close the window: the match waits, and tries again by itself. */
  #held = false
  #stopped = false

  constructor(parts: MatchParts, { setup, state, memories, drafts, clock: windowClock, missed }: StoredMatch) {
    this.setup = setup
    this.#parts = parts
    const { talkStore: store, clock } = parts
    this.#queue = new TaskQueue(() => parts.onRest?.())
    this.#alarm = new Alarm(clock)
    this.talk = new Talk({ match: setup.id, rule: setup.talk, store, clock, state: () => this.#state })
    this.#audience = new Audience({
      clock,
      seatOf: (one) => this.#seatOf(one),
      onFault: (fault) => parts.onFault(fault),
      onLeft: () => parts.onRest?.(),
    })
    this.seats = new Seats(
      {
        match: setup.id,
        store: parts.store,
        inTurn: (task) => this.#queue.run(task),
        isAway: (seat) => this.#absence.isAway(seat),
        onChange: () => this.#audience.tellWatchers(),
        onNewHolder: (seat) => this.#newHolder(seat),
      },
      setup.seats,
      setup.next,
    )
    this.#absence = new Absence(missed)
    this.#state = state
    this.#clock = windowClock
    this.#memories = setup.seats.map((_, seat) => memories[seat])
    for (const draft of drafts) this.#drafts.set(draft.seat, draft)
  }

  get state(): GameState {
    return this.#state
  }

  /** Milliseconds until the open window closes by itself; undefined when it does not. */
  get timeLeft(): number | undefined {
    return timeLeft(this.#clock, this.#parts.clock.now())
  }

  /** True when nothing is lost by forgetting the match until the store is asked for it again. */
  get atRest(): boolean {
    return this.#audience.isEmpty && this.#queue.isIdle && !this.#alarm.isSet
  }

  /** Starts the clock of the open window, where it stood; windows nobody sits at close at once. */
  start(): void {
    this.#startClock()
    this.#closeIfDone()
  }

  /** Stops the clock and waits for what is under way. Nothing is lost: everything acknowledged is in the store. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#alarm.stop()
    await this.#queue.settled()
  }

  /** Adds a viewer: it gets the position at once and every change from then on. Returns how to take it off again. */
  subscribe(subscriber: Subscriber): () => void {
    const leave = this.#audience.add(subscriber)
    this.#welcome(subscriber)
    this.#audience.tell(subscriber, (one) => this.#messageFor(one, []))
    this.#audience.tellWatchers()
    return leave
  }

  /**
   * For somebody who asks now and then: the time left, and the view with what happened since, if another window is open
   * than the one `known`.
   */
  async lookIn(one: Onlooker, known: number | undefined): Promise<Pick<PollNews, 'closesIn' | 'view'>> {
    if (this.#audience.look(one)) {
      this.#welcome(one)
      this.#audience.tellWatchers()
    }
    const isNew = known !== this.#state.windowNumber
    const view = this.#messageFor(one, isNew ? await this.#eventsSince(known) : [])
    const { closesIn } = view
    return { ...(closesIn === undefined ? {} : { closesIn }), ...(isNew ? { view } : {}) }
  }

  /** What happened from that window on; another may close while the store is asked, and then it is asked again. */
  async #eventsSince(known: number | undefined): Promise<readonly GameEvent[]> {
    for (;;) {
      const { windowNumber } = this.#state
      const windows = known === undefined ? [] : await this.#parts.store.events(this.setup.id, known)
      const missed = windows.filter(({ number }) => number < windowNumber)
      if (windowNumber === this.#state.windowNumber) return missed.flatMap(({ events }) => events)
    }
  }

  /** Calls back whenever the public facts may have changed. */
  watch(watcher: () => void): () => void {
    return this.#audience.watch(watcher)
  }

  /** What everybody may know of the match now, beside its position. */
  facts(): MatchFactsMessage {
    const { extended, overtime } = this.#clock
    const flags = { held: this.#held, paused: isPaused(this.#clock), extended, overtime: overtime > 0 }
    return { ...flags, next: this.seats.next ?? '', seats: this.seatFacts() }
  }

  seatFacts(): readonly SeatFacts[] {
    return this.seats.all.map(({ power, bot, name, substitute }, seat) => ({
      power,
      name: substitute?.name ?? name ?? '',
      human: bot === undefined,
      ready: this.#isReady(seat),
      connected: bot !== undefined || this.#audience.isPresent(seat),
      away: bot === undefined && this.#absence.isAway(seat),
      host: seat === this.setup.host,
      wishes: this.#clock.wishes.includes(seat),
      bank: Math.round((this.#clock.banks[seat] ?? 0) / 1000),
    }))
  }

  /** Saves a seat's orders so far. With any fault nothing changes; without, they are durable when this resolves. */
  saveOrders(seat: number, window: number, given: readonly unknown[]): Promise<Reply> {
    return this.#reply(async () => {
      const late = this.#lateness(window)
      if (late) return late
      const judged = judge(this.#parts.play.ruleset, this.#state, seat, given)
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
      if (ready && !this.#isReady(seat)) this.#clock = charged(this.#clock, [seat], this.#parts.clock.now())
      await this.#keep({ seat, orders, ready })
      this.#closeIfDone()
      return { ok: true }
    })
  }

  /** Somebody's wish about the clock of the open window. */
  wish(seat: number, window: number, wish: ClockWish): Promise<Reply> {
    return this.#reply(async () => {
      const late = this.#lateness(window)
      if (late) return late
      const present = this.seats.people.filter((other) => this.#audience.isPresent(other))
      const asking = { seat, wish, host: this.setup.host, present }
      const clock = wished(this.setup.tempo, this.#clock, asking, this.#parts.clock.now())
      if ('key' in clock) return { ok: false, faults: [{ problem: clock }] }
      await this.#setClock(clock)
      return { ok: true }
    })
  }

  async #setClock(clock: WindowClock): Promise<void> {
    await this.#parts.store.saveClock(this.setup.id, clock)
    this.#clock = clock
    this.#startClock()
    this.#tellAll([])
    this.#audience.tellWatchers()
  }

  /** The clock of a window that opens now, with what people have left of their own. */
  #freshClock({ window }: GameState): WindowClock {
    const now = this.#parts.clock.now()
    return nextClock(this.setup.tempo, window, now, charged(this.#clock, this.#waitedFor(), now))
  }

  /** People who are there and whom the open window still waits for. */
  #waitedFor(): readonly number[] {
    return this.seats.people.filter((seat) => !this.#isReady(seat) && this.#audience.isPresent(seat))
  }

  #isOver(): boolean {
    return !isPaused(this.#clock) && this.timeLeft === 0
  }

  /** The window's end has come: it closes, unless somebody it waits for takes personal time. */
  #timeIsUp(window: number): void {
    this.#queue
      .run(async () => {
        if (this.#stopped || window !== this.#state.windowNumber || !this.#isOver()) return
        const longer = intoOvertime(this.#clock, this.#waitedFor())
        if (longer === undefined) this.#close(window)
        else await this.#setClock(longer)
      })
      .catch(() => this.#close(window))
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
    if (this.#isReady(draft.seat) !== wasReady) this.#audience.tellWatchers()
  }

  /** Somebody has come: a holder who was away is back, and whoever stood in has no seat any more. */
  #welcome(one: Onlooker): void {
    const seat = this.#seatOf(one)
    this.#signOf(seat)
    if (one.role === 'holder') this.seats.holderIsBack(seat).catch((fault) => this.#parts.onFault(fault))
  }

  /** Lines of whoever had the seat before are cut; whoever has it now is awaited. */
  #newHolder(seat: number): void {
    this.#audience.displace(seat)
    this.#signOf(seat)
  }

  /** A person gives a sign: it is awaited again, and a match that had waited for anybody goes on. */
  #signOf(seat: number): void {
    if (seat < 0 || !this.#absence.sign(seat)) return
    if (!this.#alarm.isSet && this.#state.window.kind !== 'ended') {
      this.#clock = this.#freshClock(this.#state)
      this.#startClock()
      this.#tellAll([])
    }
    this.#audience.tellWatchers()
  }

  /** Nobody of those who play is there: the match waits for somebody, and no clock runs. */
  #deserted(): boolean {
    const people = this.seats.people
    return people.length > 0 && people.every((seat) => this.#absence.isAway(seat))
  }

  /** In turn, for a player: whatever the store could not write is refused, and nothing has changed. */
  #reply(task: () => Promise<Reply>): Promise<Reply> {
    return this.#queue.run(task).catch((fault: unknown): Reply => {
      this.#parts.onFault(fault)
      return { ok: false, faults: [{ problem: problem('serverFault') }] }
    })
  }

  #isReady(seat: number): boolean {
    const awaited = this.#state.window.participants.includes(seat) && !this.seats.isBot(seat)
    const skipped = this.#absence.isAway(seat) && !this.#deserted()
    return !awaited || skipped || (this.#drafts.get(seat)?.ready ?? false)
  }

  #isDone(): boolean {
    return this.#state.window.kind !== 'ended' && this.seats.all.every((_, seat) => this.#isReady(seat))
  }

  #closeIfDone(): void {
    if (this.#isDone()) this.#close(this.#state.windowNumber)
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
        this.#parts.onFault(fault)
        this.#audience.tellWatchers()
        this.#callIn(RETRY_MILLISECONDS, () => this.#tryAgain())
      })
  }

  /** After a close that failed. Somebody may have taken ready back meanwhile: then the window stays open. */
  #tryAgain(): void {
    if (this.#isDone() || this.#isOver()) this.#close(this.#state.windowNumber)
    else this.#startClock()
  }

  async #closeNow(): Promise<void> {
    const { play, store } = this.#parts
    const number = this.#state.windowNumber
    const memories = [...this.#memories]
    const submissions = askBots(play, this.#state, memories, (seat) => this.seats.isBot(seat))
    for (const { seat, orders } of this.#drafts.values()) submissions[this.#state.powers[seat]!.id] = orders
    const { state, events } = resolveWindow(play.ruleset, this.#state, submissions, windowRng(play.seed, number))
    const record = { number, submissions, events, hash: hashState(state) }
    const next = this.#freshClock(state)
    const now = this.#parts.clock.now()
    const silent = this.#silent()
    const missed = this.#absence.after(silent, this.seats.all.length)
    await store.closeWindow({ match: this.setup.id, record, state, memories, clock: next, now, missed })
    this.#absence.passed(silent)
    this.#state = state
    this.#memories = memories
    this.#clock = next
    this.#held = false
    this.#drafts.clear()
    this.#startClock()
    this.#tellAll(events)
    this.#audience.tellWatchers()
    if (this.#isDone()) this.#close(state.windowNumber, nextTurn)
  }

  /** People the open window waited for who gave no sign at all. */
  #silent(): readonly number[] {
    return this.#state.window.participants.filter((seat) => !this.seats.isBot(seat) && !this.#drafts.has(seat))
  }

  #startClock(): void {
    this.#alarm.stop()
    const left = this.timeLeft
    if (left === undefined || isPaused(this.#clock) || this.#deserted()) return
    const { windowNumber } = this.#state
    this.#callIn(left, () => this.#timeIsUp(windowNumber))
  }

  #callIn(milliseconds: number, callback: () => void): void {
    if (!this.#stopped) this.#alarm.set(milliseconds, callback)
  }

  /** The seat somebody acts for; a guest sees what a seat sees and acts for none. */
  #seatOf({ viewer, role }: Onlooker): number {
    return viewer.kind === 'power' && role !== 'guest' ? this.seats.seatOf(viewer.power) : NOBODY
  }

  #messageFor(one: Onlooker, events: Parameters<typeof viewMessage>[2]) {
    const own = this.#drafts.get(this.#seatOf(one))
    return viewMessage(this.#parts.play.ruleset, this.#state, events, one.viewer, own, this.timeLeft)
  }

  #tellAll(events: Parameters<typeof viewMessage>[2]): void {
    this.#audience.tellAll((one) => this.#messageFor(one, events))
  }
}
