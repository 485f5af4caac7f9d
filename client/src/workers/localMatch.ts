import type { Bot } from '#shared/bots/define'
import { isBotId } from '#shared/bots/index'
import { seenEvents } from '#shared/events/seenEvents'
import {
  FIRST_SEAT,
  LOCAL_PERSON,
  type LocalBots,
  type LocalMatchSetup,
  type LocalOpening,
  localBotAt,
  localSeats,
  openLocalSetup,
} from '#shared/homework/localSetup'
import type { PowerId } from '#shared/ids'
import type { BotReason, SessionSeat } from '#shared/match/askBots'
import { asRecorded, type RecordedAnswer } from '#shared/match/asRecorded'
import { playsOn } from '#shared/match/branch'
import type { WindowRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { printRecord, type RecordOutline, readRecord } from '#shared/match/recordText'
import { openRecord } from '#shared/match/replay'
import { type Drafted, MatchSession, windowRecordOf } from '#shared/match/session'
import type { MatchFactsMessage, Reply, ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import type { StrengthId } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import { transcriptOf } from '#shared/transcript/transcript'
import { printTranscript } from '#shared/transcript/transcriptText'
import { type Problem, problem } from '#shared/view/phrase'

export type { BotReason } from '#shared/match/askBots'

/** A seat of a match that is over, to be played from one of its windows on, while the others do what they did then. */
export interface OtherChair {
  /** The match as a record's file. */
  readonly told: string
  readonly power: PowerId
  /** Place in the record of the first window that is played otherwise. */
  readonly window: number
}

/** A local match as it is stored: the bots of its seats, and its record so far. */
export interface SavedLocalMatch {
  readonly bots: readonly string[]
  /** The person's seat, from 0; the first when absent. */
  readonly seat?: number
  readonly strength?: StrengthId
  /** The match it is played from; absent when it was begun afresh. */
  readonly chair?: OtherChair
  readonly text: string
}

/** The result of one command: a view for every window that closed, and what must be stored before they are shown. */
export interface LocalMatchResult {
  readonly reply: Reply
  readonly views: readonly ViewMessage[]
  readonly saved?: SavedLocalMatch
}

const isPresent = () => true

/** A window that has closed, and the session that was open in it. */
interface PlayedWindow {
  readonly from: MatchSession
  readonly record: WindowRecord
  readonly reasons: readonly BotReason[]
}

/** A record that can be played, with its scenario. */
interface PlayableRecord {
  readonly scenario: Scenario
  readonly record: RecordOutline
}

/** The windows of a record that is over, played as they were. */
function playedAgain(opened: MatchSession, windows: RecordOutline['windows']): readonly PlayedWindow[] {
  let session = opened
  return windows.map(({ submissions, injections }) => {
    const from = session
    const closed = from.replay(submissions, injections)
    session = closed.session
    return { from, record: windowRecordOf(closed), reasons: [] }
  })
}

/** What a seat was asked in these windows, and gave. */
const answersOf = (windows: readonly PlayedWindow[], seat: number): readonly RecordedAnswer[] =>
  windows.flatMap(({ from: { state }, record: { submissions } }) => {
    if (!state.window.participants.includes(seat)) return []
    const orders = submissions[state.powers[seat]!.id] ?? []
    return [{ year: state.year, kind: state.window.kind, orders }]
  })

/** One match against bots in the browser alone: the same session as on a server, with the browser's storage as its store. */
export class LocalMatch {
  readonly #fetchScenario: (id: string) => Promise<Scenario | undefined>
  #outline!: Omit<RecordOutline, 'windows'>
  #bots: LocalBots = { ids: [] }
  #session!: MatchSession
  #seat = FIRST_SEAT
  #chair: OtherChair | undefined
  #closed: readonly PlayedWindow[] = []

  constructor(fetchScenario: (id: string) => Promise<Scenario | undefined>) {
    this.#fetchScenario = fetchScenario
  }

  /** Begins a match. Returns the reason when there is no such scenario or seating. */
  async begin(setup: LocalMatchSetup): Promise<Problem | undefined> {
    const scenario = await this.#fetchScenario(setup.scenario)
    if (scenario === undefined) return problem('noSuchScenario', { scenario: setup.scenario })
    const opening = openLocalSetup(RULESET, scenario, setup)
    if ('problem' in opening) return opening.problem
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
  async resume({ bots, seat = FIRST_SEAT, strength, chair, text }: SavedLocalMatch): Promise<Problem | undefined> {
    const read = await this.#read(text)
    if ('problem' in read) return read.problem
    const { windows, ...head } = read.record
    if (!bots.every(isBotId)) return problem('noSuchBot', { bot: bots.find((bot) => !isBotId(bot)) ?? '' })
    if (chair === undefined) this.#open(read.scenario, { outline: head, seat, bots: { ids: bots, strength } })
    else {
      const refused = await this.takeChair(chair)
      if (refused !== undefined) return refused
    }
    for (const { submissions } of windows.slice(chair?.window ?? 0)) {
      this.draft(this.#window, submissions[this.#power] ?? [])
      this.#close()
    }
    return undefined
  }

  /** A record of these rules with its scenario, or why it cannot be played. */
  async #read(text: string): Promise<PlayableRecord | { readonly problem: Problem }> {
    const read = readRecord(text)
    if ('problem' in read) return read
    const { rulesVersion: version, scenario: id } = read.record
    if (version !== RULESET.version) return { problem: problem('otherRules', { version, now: RULESET.version }) }
    const scenario = await this.#fetchScenario(id)
    return scenario === undefined
      ? { problem: problem('noSuchScenario', { scenario: id }) }
      : { scenario, record: read.record }
  }

  #open(scenario: Scenario, { outline, seat, bots }: LocalOpening): void {
    this.#outline = outline
    this.#bots = bots
    this.#seat = seat
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
    this.#seat = outline.seats.indexOf(chair.power)
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
    return localSeats(this.#outline, this.#seat, playerOfSeat)
  }

  get #own() {
    return { seat: this.#seat, person: LOCAL_PERSON }
  }

  get #power(): PowerId {
    return this.#outline.seats[this.#seat]!
  }

  get #window(): number {
    return this.#session.state.windowNumber
  }

  get #viewer() {
    return { kind: 'power', power: this.#power } as const
  }

  /** What the person sees now. */
  view(): ViewMessage {
    return this.#message([])
  }

  /** All that has happened, by window, as the person may know it. */
  past(): readonly { readonly number: number; readonly events: ViewMessage['events'] }[] {
    return this.#closed.map(({ record: { number, events } }) => ({ number, events: seenEvents(events, this.#viewer) }))
  }

  /** Public facts: only the person is ever awaited. */
  facts(): MatchFactsMessage {
    const still = { held: false, paused: false, extended: false, overtime: false, led: false, absences: false }
    const flags = { ...still, next: '', commitment: '' }
    const common = { name: '', connected: true, away: false, awayUntil: 0, pauseVote: false, timeBank: 0 }
    const seats = this.#outline.seats.map((power, seat) => {
      const human = seat === this.#seat
      return { ...common, power, human, host: human, ready: !this.#session.isAwaited(seat) }
    })
    return { ...flags, talk: 'off' as const, requests: [], conduct: [], seats }
  }

  /** Why each bot did what it did in the window that closed last. */
  reasons(): readonly BotReason[] {
    return this.#closed.at(-1)?.reasons ?? []
  }

  /** The match as the device keeps it. */
  saved(): SavedLocalMatch {
    const windows = this.#closed.map(({ record }) => record)
    const text = printRecord({ ...this.#outline, windows })
    const { ids, strength } = this.#bots
    const seat = this.#chair === undefined && this.#seat !== FIRST_SEAT ? { seat: this.#seat } : {}
    const kept = { bots: ids, ...seat, ...(strength && { strength }), ...(this.#chair && { chair: this.#chair }) }
    return { ...kept, text: this.#session.isOver ? text + this.#transcript(windows) : text }
  }

  /** What is shown of it when these rules are gone. */
  #transcript(windows: readonly WindowRecord[]): string {
    const { ruleset, scenario } = this.#session.rules
    const states = [...this.#closed.map(({ from }) => from.state), this.#session.state]
    return printTranscript(transcriptOf({ ruleset, scenario, record: { ...this.#outline, windows }, states }))
  }

  /** The person's orders so far, for the open window. */
  draft(window: number, orders: readonly unknown[]): LocalMatchResult {
    return this.#take(this.#session.submit(this.#own, { window, orders }))
  }

  /** The person is done: the window closes, and every one after it that does not wait for them. */
  ready(window: number): LocalMatchResult {
    const done = this.#take(this.#session.setReady(this.#own, { window, ready: true }))
    if (!done.reply.ok) return done
    const views = [this.#close()]
    while (!this.#session.isOver && !this.#session.isAwaited(this.#seat)) views.push(this.#close())
    return { reply: { ok: true }, views, saved: this.saved() }
  }

  /** Back to the start of the year, or of the one before when this one has only begun. */
  undoYear(): LocalMatchResult {
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

  #take(drafted: Drafted): LocalMatchResult {
    if ('faults' in drafted) return { reply: { ok: false, faults: drafted.faults }, views: [] }
    this.#session = drafted.session
    return { reply: { ok: true }, views: [] }
  }

  #close(): ViewMessage {
    const from = this.#session
    const closed = from.close(isPresent)
    this.#closed = [...this.#closed, { from, record: windowRecordOf(closed), reasons: closed.reasons }]
    this.#session = closed.session
    return this.#message(closed.events)
  }

  #message(events: WindowRecord['events']): ViewMessage {
    return this.#session.messageFor({ viewer: this.#viewer, ...this.#own }, events, { isPresent, disclosure: 'open' })
  }
}
