import { BOT_IDS, BOTS, type BotId, isBotId, STAND_IN } from '#shared/bots/index'
import { seenEvents } from '#shared/events/seenEvents'
import { type PowerId, powerId, scenarioId } from '#shared/ids'
import type { BotReason } from '#shared/match/askBots'
import type { WindowRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { printRecord, type RecordOutline, readRecord } from '#shared/match/recordText'
import { type Drafted, MatchSession, windowRecordOf } from '#shared/match/session'
import { playerOf } from '#shared/minds/index'
import type { MatchFactsMessage, Reply, ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import type { StrengthId } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import { transcriptOf } from '#shared/transcript/transcript'
import { printTranscript } from '#shared/transcript/transcriptText'
import type { TreatmentId } from '#shared/treatments/index'
import { type Problem, problem } from '#shared/view/phrase'

export type { BotReason } from '#shared/match/askBots'

/** The setup of a match against bots that is played on this device alone. */
export interface LocalMatchSetup {
  readonly scenario: string
  readonly powers: number
  readonly years: number
  readonly seed: string
  /** Bots of the other seats, cycled; all kinds in turn when absent. */
  readonly bots?: readonly BotId[]
  /** How strong minds play the other seats; absent in lessons, whose simple bots do the same each time. */
  readonly strength?: StrengthId
  /** The house rule: one rule of the scenario changed. */
  readonly treatment?: TreatmentId
}

/** A local match as it is stored: the bots of its seats, and its record so far. */
export interface SavedLocalMatch {
  readonly bots: readonly string[]
  readonly strength?: StrengthId
  readonly text: string
}

/** The result of one command: a view for every window that closed, and what must be stored before they are shown. */
export interface LocalMatchResult {
  readonly reply: Reply
  readonly views: readonly ViewMessage[]
  readonly saved?: SavedLocalMatch
}

/** The person's seat, and the person's id on it. */
const OWN_SEAT = 0
const OWN = { seat: OWN_SEAT, person: '1' }
const isPresent = () => true

/** The bots of all seats, by seat. */
interface LocalBots {
  readonly ids: readonly BotId[]
  readonly strength?: StrengthId | undefined
}

function botAt({ ids, strength }: LocalBots, seat: number) {
  const id = ids[seat] ?? STAND_IN
  return strength === undefined ? BOTS[id] : playerOf(id, strength)
}

/** A window that has closed, and the session that was open in it. */
interface PlayedWindow {
  readonly from: MatchSession
  readonly record: WindowRecord
  readonly reasons: readonly BotReason[]
}

/** One match against bots in the browser alone: the same session as on a server, with the browser's storage as its store. */
export class LocalMatch {
  readonly #fetchScenario: (id: string) => Promise<Scenario | undefined>
  #outline!: Omit<RecordOutline, 'windows'>
  #bots: LocalBots = { ids: [] }
  #session!: MatchSession
  #closed: readonly PlayedWindow[] = []

  constructor(fetchScenario: (id: string) => Promise<Scenario | undefined>) {
    this.#fetchScenario = fetchScenario
  }

  /** Begins a match. Returns the reason when there is no such scenario or seating. */
  async begin(setup: LocalMatchSetup): Promise<Problem | undefined> {
    const scenario = await this.#fetchScenario(setup.scenario)
    if (scenario === undefined) return problem('noSuchScenario', { scenario: setup.scenario })
    const seats = scenario.seatings[String(setup.powers)]
    if (seats === undefined) return problem('noSuchSeating', { powers: setup.powers })
    const others = setup.bots ?? BOT_IDS
    const bots = seats.map((_, seat) => others[(seat + others.length - 1) % others.length]!)
    const { years, seed, treatment, strength } = setup
    const terms = { years, seed, ...(treatment && { treatment }) }
    const head = { rulesVersion: RULESET.version, scenario: scenarioId(scenario.id), ...terms }
    this.#open(scenario, { ...head, seats: seats.map(powerId) }, { ids: bots, strength })
    return undefined
  }

  /** Goes on with a match that was saved. Returns the reason when it cannot be. */
  async resume({ bots, strength, text }: SavedLocalMatch): Promise<Problem | undefined> {
    const read = readRecord(text)
    if ('problem' in read) return read.problem
    const { windows, ...head } = read.record
    const scenario = await this.#fetchScenario(head.scenario)
    if (head.rulesVersion !== RULESET.version)
      return problem('otherRules', { version: head.rulesVersion, now: RULESET.version })
    if (scenario === undefined) return problem('noSuchScenario', { scenario: head.scenario })
    if (!bots.every(isBotId)) return problem('noSuchBot', { bot: bots.find((bot) => !isBotId(bot)) ?? '' })
    this.#open(scenario, head, { ids: bots, strength })
    for (const { submissions } of windows) {
      this.draft(this.#window, submissions[this.#power] ?? [])
      this.#close()
    }
    return undefined
  }

  #open(scenario: Scenario, outline: Omit<RecordOutline, 'windows'>, bots: LocalBots): void {
    this.#outline = outline
    this.#bots = bots
    const seats = outline.seats.map((power, seat) => {
      if (seat === OWN_SEAT) return { power, people: [{ id: OWN.person, name: '' }] }
      return { power, people: [], bot: botAt(bots, seat) }
    })
    this.#session = MatchSession.create(matchRules(RULESET, scenario, outline), seats)
    this.#closed = []
  }

  get #power(): PowerId {
    return this.#outline.seats[OWN_SEAT]!
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
    const flags = { held: false, paused: false, extended: false, overtime: false, led: false, next: '', commitment: '' }
    const common = { name: '', connected: true, away: false, pauseVote: false, timeBank: 0 }
    const seats = this.#outline.seats.map((power, seat) => {
      const human = seat === OWN_SEAT
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
    const kept = { bots: ids, ...(strength && { strength }) }
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
    return this.#take(this.#session.submit(OWN, { window, orders }))
  }

  /** The person is done: the window closes, and every one after it that does not wait for them. */
  ready(window: number): LocalMatchResult {
    const done = this.#take(this.#session.setReady(OWN, { window, ready: true }))
    if (!done.reply.ok) return done
    const views = [this.#close()]
    while (!this.#session.isOver && !this.#session.isAwaited(OWN_SEAT)) views.push(this.#close())
    return { reply: { ok: true }, views, saved: this.saved() }
  }

  /** Back to the start of the year, or of the one before when this one has only begun. */
  undoYear(): LocalMatchResult {
    const { year } = (this.#closed.at(-1)?.from ?? this.#session).state
    const first = this.#closed.findIndex(({ from }) => from.state.year === year)
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
    return this.#session.messageFor({ viewer: this.#viewer, ...OWN }, events, { isPresent, disclosure: 'open' })
  }
}
