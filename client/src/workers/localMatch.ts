import type { Bot } from '#shared/bots/define'
import { isBotId } from '#shared/bots/index'
import { seenEvents } from '#shared/events/seenEvents'
import {
  FIRST_SEAT,
  LOCAL_PERSON,
  type LocalBots,
  type LocalOpening,
  localBotAt,
  localSeats,
  openLocalSetup,
} from '#shared/homework/localSetup'
import { type PowerId, powerId } from '#shared/ids'
import type { BotReason, SessionSeat } from '#shared/match/askBots'
import { asRecorded } from '#shared/match/asRecorded'
import { playsOn } from '#shared/match/branch'
import type { WindowRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { printRecord, type RecordOutline, readRecord } from '#shared/match/recordText'
import { openRecord } from '#shared/match/replay'
import { type Drafted, MatchSession, type SessionViewer, windowRecordOf } from '#shared/match/session'
import type { MatchFactsMessage, Reply, ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { ScenarioWords } from '#shared/scenario/words'
import { transcriptOf } from '#shared/transcript/transcript'
import { printTranscript } from '#shared/transcript/transcriptText'
import { type Problem, problem } from '#shared/view/phrase'
import type { DeviceMatchSetup, KeptDraft, LocalPerson, OtherChair, SavedLocalMatch } from './keptLocalMatch.ts'
import { answersOf, type PlayedWindow, playedAgain } from './playedWindows.ts'
import { wishedScenario } from './wishedScenario.ts'

export type { BotReason } from '#shared/match/askBots'

/** The result of one command: a view for every window that closed, and what must be stored before they are shown. */
export interface LocalMatchResult {
  readonly reply: Reply
  readonly views: readonly ViewMessage[]
  readonly saved?: SavedLocalMatch
  /** The device goes to somebody else: nothing of this is to be shown before they have it. */
  readonly isPassedOn?: boolean
}

const isPresent = () => true

/** Who plays a match that is begun afresh by one person. */
const alone = (seat: number): readonly SeatedPerson[] => [{ seat, name: '', look: 0 }]

/** A person on their seat. */
interface SeatedPerson {
  readonly seat: number
  readonly name: string
  readonly look: number
}

const seatedPeople = (people: readonly LocalPerson[], seats: readonly string[]): readonly SeatedPerson[] =>
  people.map(({ power, name, look }) => ({ seat: seats.indexOf(power), name, look }))

/** A record that can be played, with its scenario. */
interface PlayableRecord {
  readonly scenario: Scenario
  readonly record: RecordOutline
}

/**
 * One match in the browser alone, of one person or of several who pass the device on: the same session as on a server, with the
 * browser's storage as its store. What it hands out is always for the one who has the device.
 */
export class LocalMatch {
  readonly #fetchScenario: (id: string) => Promise<Scenario | undefined>
  #outline!: Omit<RecordOutline, 'windows'>
  #bots: LocalBots = { ids: [] }
  #session!: MatchSession
  #people = alone(FIRST_SEAT)
  /** The seat of the person who has the device; undefined once all may look. */
  #holder: number | undefined
  /** How many windows each person had seen close, by seat. */
  #seen: ReadonlyMap<number, number> = new Map()
  #chair: OtherChair | undefined
  #closed: readonly PlayedWindow[] = []
  /** The record as text, of the windows it was printed of. */
  #printed: { readonly of: readonly PlayedWindow[]; readonly text: string } | undefined

  constructor(fetchScenario: (id: string) => Promise<Scenario | undefined>) {
    this.#fetchScenario = fetchScenario
  }

  /** Begins a match. Returns the reason when there is no such scenario or seating. */
  async begin(setup: DeviceMatchSetup): Promise<Problem | undefined> {
    const scenario = await wishedScenario(setup, this.#fetchScenario)
    if (scenario === undefined) return problem('noSuchScenario', { scenario: setup.scenario })
    const opening = openLocalSetup(RULESET, scenario, setup)
    if ('problem' in opening) return opening.problem
    const people = seatedPeople(setup.people ?? [], opening.outline.seats)
    const stray = people.findIndex(({ seat }) => seat < 0)
    if (stray >= 0) return problem('noSuchPower', { power: powerId(setup.people![stray]!.power) })
    this.#seat(people.length === 0 ? alone(opening.seat) : people)
    this.#open(scenario, opening)
    return undefined
  }

  /** Takes a seat of a match that is over. Returns the reason when it cannot be taken. */
  async takeChair(chair: OtherChair): Promise<Problem | undefined> {
    const read = await this.#read(chair.told)
    if ('problem' in read) return read.problem
    this.#openChair(read.scenario, read.record, chair)
    return undefined
  }

  /** Goes on with a match that was saved. Returns the reason when it cannot be. */
  async resume(saved: SavedLocalMatch): Promise<Problem | undefined> {
    const { bots, seat = FIRST_SEAT, strength, chair, shared, drafts, text } = saved
    const read = await this.#read(text)
    if ('problem' in read) return read.problem
    const { windows, ...head } = read.record
    if (!bots.every(isBotId)) return problem('noSuchBot', { bot: bots.find((bot) => !isBotId(bot)) ?? '' })
    if (chair === undefined) {
      this.#seat(shared === undefined ? alone(seat) : seatedPeople(shared.people, head.seats))
      this.#open(read.scenario, { outline: head, bots: { ids: bots, strength } })
    } else {
      const refused = await this.takeChair(chair)
      if (refused !== undefined) return refused
    }
    for (const { submissions } of windows.slice(chair?.window ?? 0)) {
      this.#give((power) => submissions[power] && { orders: submissions[power], ready: true })
      this.#close()
    }
    this.#give((power) => drafts?.[power])
    if (shared !== undefined) this.#goOn(shared)
    return undefined
  }

  /** Seats those who play; the first of them has the device. */
  #seat(people: readonly SeatedPerson[]): void {
    this.#people = people
    this.#holder = people[0]!.seat
    this.#seen = new Map()
  }

  /** Takes what was given for each power of a person in the open window. */
  #give(draftOf: (power: PowerId) => KeptDraft | undefined): void {
    const window = this.#window
    for (const { seat } of this.#people) {
      const given = draftOf(this.#outline.seats[seat]!)
      if (given === undefined) continue
      this.#take(this.#session.submit({ seat, person: LOCAL_PERSON }, { window, orders: given.orders }))
      if (given.ready) this.#take(this.#session.setReady({ seat, person: LOCAL_PERSON }, { window, ready: true }))
    }
  }

  #goOn({ turn, seen }: NonNullable<SavedLocalMatch['shared']>): void {
    this.#holder = turn === 'all' ? undefined : this.#outline.seats.indexOf(powerId(turn.power))
    this.#seen = new Map(this.#people.map(({ seat }, n) => [seat, seen[n] ?? 0]))
  }

  /** A record of these rules with its scenario, or why it cannot be played. */
  async #read(text: string): Promise<PlayableRecord | { readonly problem: Problem }> {
    const read = readRecord(text)
    if ('problem' in read) return read
    const { rulesVersion: version, scenario: id, ownScenario } = read.record
    if (version !== RULESET.version) return { problem: problem('otherRules', { version, now: RULESET.version }) }
    const scenario = ownScenario ?? (await this.#fetchScenario(id))
    return scenario === undefined
      ? { problem: problem('noSuchScenario', { scenario: id }) }
      : { scenario, record: read.record }
  }

  #open(scenario: Scenario, { outline, bots }: Omit<LocalOpening, 'seat'>): void {
    this.#outline = outline
    this.#bots = bots
    this.#chair = undefined
    this.#session = MatchSession.create(
      matchRules(RULESET, scenario, outline),
      this.#seats((each) => localBotAt(bots, each)),
    )
    this.#closed = []
  }

  /** The match up to the window of the chair as it was; from there on the others' orders are those of the record. */
  #openChair(scenario: Scenario, { windows, ...outline }: RecordOutline, chair: OtherChair): void {
    this.#outline = outline
    this.#bots = { ids: [] }
    this.#seat([{ seat: outline.seats.indexOf(chair.power), name: '', look: 0 }])
    this.#chair = chair
    const played = playedAgain(openRecord(RULESET, scenario, outline), windows)
    const { state } = played[chair.window]!.from
    const seats = this.#seats((seat) => {
      const standIn = playsOn(state.powers[seat]!.interest)
      return asRecorded(answersOf(played.slice(chair.window), seat), standIn)
    })
    const taken = played
      .slice(0, chair.window + 1)
      .map(({ from, ...rest }) => ({ from: from.withSeats(seats), ...rest }))
    this.#session = taken.at(-1)!.from
    this.#closed = taken.slice(0, -1)
  }

  #seats(playerOfSeat: (seat: number) => Bot): readonly SessionSeat[] {
    return localSeats(this.#outline, this.#people, playerOfSeat)
  }

  /** Its scenario's words, where the game has none for it. */
  own(): { readonly id: string; readonly words: ScenarioWords } | undefined {
    const { id, words } = this.#outline.ownScenario ?? {}
    return id === undefined || words === undefined ? undefined : { id, words }
  }

  get #isShared(): boolean {
    return this.#people.length > 1
  }

  get #window(): number {
    return this.#session.state.windowNumber
  }

  /** Who has the device. Of a match that is over and was shared it is nobody's, and shows no power's part. */
  get #looker(): SessionViewer {
    const seat = this.#holder
    if (seat === undefined) return { viewer: { kind: 'spectator' }, person: '' }
    return { viewer: { kind: 'power', power: this.#outline.seats[seat]! }, seat, person: LOCAL_PERSON }
  }

  /** What the person sees now. */
  view(): ViewMessage {
    return this.#message(this.#closed.length, false)
  }

  /**
   * What the one who has the device now is shown as they take it: one view, or where several share the device the position that
   * they saw last and a view for every window that has closed since.
   */
  arrivals(): readonly ViewMessage[] {
    if (!this.#isShared) return [this.view()]
    const from = this.#seenByHolder()
    return [this.#message(from, false), ...this.#messagesSince(from)]
  }

  /** All that has happened, by window, as the person may know it. */
  past(): readonly { readonly number: number; readonly events: ViewMessage['events'] }[] {
    const { viewer } = this.#looker
    return this.#closed.map(({ record: { number, events } }) => ({ number, events: seenEvents(events, viewer) }))
  }

  /** Public facts: only people are ever awaited. */
  facts(): MatchFactsMessage {
    const still = { held: false, paused: false, extended: false, overtime: false, led: false, absences: false }
    const flags = { ...still, next: '', commitment: '' }
    const common = { connected: true, program: false, away: false, awayUntil: 0, pauseVote: false, timeBank: 0 }
    const seats = this.#outline.seats.map((power, seat) => {
      const person = this.#people.find((each) => each.seat === seat)
      const human = person !== undefined
      return { ...common, power, name: person?.name ?? '', human, host: human, ready: !this.#isWaitedFor(seat) }
    })
    return { ...flags, talk: 'off' as const, requests: [], conduct: [], seats }
  }

  /** Why each bot did what it did in the window that closed last; a secret of the match while several play it. */
  reasons(): readonly BotReason[] {
    return this.#isShared ? [] : (this.#closed.at(-1)?.reasons ?? [])
  }

  /** The match as the device keeps it. */
  saved(): SavedLocalMatch {
    const { ids, strength } = this.#bots
    const own = this.#isShared || this.#chair ? FIRST_SEAT : this.#people[0]!.seat
    const seat = own === FIRST_SEAT ? {} : { seat: own }
    const kept = { bots: ids, ...seat, ...(strength && { strength }), ...(this.#chair && { chair: this.#chair }) }
    const shared = this.#isShared ? { shared: this.#savedShares() } : {}
    return { ...kept, ...shared, drafts: this.#savedDrafts(), text: this.#savedText() }
  }

  #savedShares(): NonNullable<SavedLocalMatch['shared']> {
    const people = this.#people.map(({ seat, name, look }) => ({ power: this.#outline.seats[seat]!, name, look }))
    const turn = people[this.#people.findIndex(({ seat }) => seat === this.#holder)] ?? 'all'
    return { people, turn, seen: this.#people.map(({ seat }) => this.#seen.get(seat) ?? 0) }
  }

  #savedDrafts(): Readonly<Record<string, KeptDraft>> {
    const given = this.#people.flatMap(({ seat }) => {
      const { orders, readyBy } = this.#session.draftOf(seat)
      const isEmpty = orders.length + readyBy.length === 0
      return isEmpty ? [] : [[this.#outline.seats[seat]!, { orders, ready: readyBy.length > 0 }] as const]
    })
    return Object.fromEntries(given)
  }

  #savedText(): string {
    if (this.#printed?.of !== this.#closed) {
      const windows = this.#closed.map(({ record }) => record)
      const text = printRecord({ ...this.#outline, windows })
      this.#printed = { of: this.#closed, text: this.#session.isOver ? text + this.#transcript(windows) : text }
    }
    return this.#printed.text
  }

  /** What is shown of it when these rules are gone. */
  #transcript(windows: readonly WindowRecord[]): string {
    const { ruleset, scenario } = this.#session.rules
    const states = [...this.#closed.map(({ from }) => from.state), this.#session.state]
    return printTranscript(transcriptOf({ ruleset, scenario, record: { ...this.#outline, windows }, states }))
  }

  /** The person's orders so far, for the open window. */
  draft(window: number, orders: readonly unknown[]): LocalMatchResult {
    const done = this.#take(this.#session.submit(this.#own, { window, orders }))
    return done.reply.ok ? { ...done, saved: this.saved() } : done
  }

  /** The person is done: where nobody else is awaited the window closes, and every one after it that waits for nobody. */
  ready(window: number): LocalMatchResult {
    const done = this.#take(this.#session.setReady(this.#own, { window, ready: true }))
    if (!done.reply.ok) return done
    const from = this.#closed.length
    const before = this.#holder
    this.#seen = new Map(this.#seen).set(this.#own.seat, from)
    while (!this.#session.isOver && this.#nextHolder() === undefined) this.#close()
    if (this.#isShared) this.#holder = this.#nextHolder()
    const isPassedOn = this.#holder !== before
    const views = isPassedOn ? [] : this.#messagesSince(from)
    return { reply: { ok: true }, views, saved: this.saved(), ...(isPassedOn && { isPassedOn }) }
  }

  /** Back to the start of the year, or of the one before when this one has only begun. Those who share a device take nothing back. */
  undoYear(): LocalMatchResult {
    if (this.#isShared) return { reply: { ok: true }, views: [] }
    const { year } = (this.#closed.at(-1)?.from ?? this.#session).state
    const first = this.#closed.findIndex(
      ({ from }, window) => from.state.year === year && window >= (this.#chair?.window ?? 0),
    )
    if (first >= 0) {
      this.#session = this.#closed[first]!.from.withoutDrafts()
      this.#closed = this.#closed.slice(0, first)
    }
    return { reply: { ok: true }, views: [this.view()], saved: this.saved() }
  }

  get #own() {
    return { seat: this.#holder ?? -1, person: LOCAL_PERSON }
  }

  /** Whether a person is awaited in the open window who has not said that they are done. */
  #isWaitedFor(seat: number): boolean {
    return this.#session.isAwaited(seat) && this.#session.draftOf(seat).readyBy.length === 0
  }

  /** Who is to have the device: the one who has it while they are awaited, then the others by their seats. */
  #nextHolder(): number | undefined {
    const { seat: own } = this.#own
    return this.#isWaitedFor(own) ? own : this.#people.find(({ seat }) => this.#isWaitedFor(seat))?.seat
  }

  /** The window that the holder saw last; all together see the last year from its plans on. */
  #seenByHolder(): number {
    if (this.#holder !== undefined) return this.#seen.get(this.#holder) ?? 0
    return Math.max(
      0,
      this.#closed.findLastIndex(({ from }) => from.state.window.kind === 'planning'),
    )
  }

  #take(drafted: Drafted): LocalMatchResult {
    if ('faults' in drafted) return { reply: { ok: false, faults: drafted.faults }, views: [] }
    this.#session = drafted.session
    return { reply: { ok: true }, views: [] }
  }

  #close(): void {
    const from = this.#session
    const closed = from.close(isPresent)
    this.#closed = [...this.#closed, { from, record: windowRecordOf(closed), reasons: closed.reasons }]
    this.#session = closed.session
  }

  #messagesSince(window: number): readonly ViewMessage[] {
    return this.#closed.slice(window).map((_, n) => this.#message(window + n + 1, true))
  }

  /** The position after so many windows, as the one who has the device may see it. @param isNews with what the last of them brought */
  #message(closed: number, isNews: boolean): ViewMessage {
    const session = this.#closed[closed]?.from.withoutDrafts() ?? this.#session
    const events = isNews ? this.#closed[closed - 1]!.record.events : []
    return session.messageFor(this.#looker, events, { isPresent, disclosure: 'open' })
  }
}
