import { BOT_NAMES, BOTS } from '#shared/bots/index'
import { seenEvents } from '#shared/events/seenEvents'
import { type PowerId, powerId, scenarioId } from '#shared/ids'
import { checkOrders } from '#shared/match/checkOrders'
import { type WindowRecord, windowRng } from '#shared/match/matchRecord'
import { askBots, type BotMatch } from '#shared/match/playMatch'
import { printRecord, type RecordOutline, readRecord } from '#shared/match/recordText'
import { openingState } from '#shared/match/replay'
import type { Order } from '#shared/orders/index'
import type { MatchFactsMessage, Reply, ViewMessage } from '#shared/protocol/messages'
import { resolveWindow } from '#shared/resolve/resolveWindow'
import { RULESET } from '#shared/ruleset/ruleset'
import { variant } from '#shared/ruleset/variant'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { hashState } from '#shared/state/hashState'
import { observe } from '#shared/view/observe'
import { type Phrase, type Problem, problem } from '#shared/view/phrase'

/** A match against bots on this device alone, to begin. */
export interface PracticeSetup {
  readonly scenario: string
  readonly powers: number
  readonly years: number
  readonly seed: string
  /** Bots of the other seats, cycled; all kinds in turn when absent. */
  readonly bots?: readonly string[]
}

/** A match as the device keeps it: the bots of its seats, and its record so far. */
export interface SavedPractice {
  readonly bots: readonly string[]
  readonly text: string
}

/** Why a bot did what it did last. */
export interface BotReason {
  readonly power: PowerId
  readonly why: Phrase
}

/** What one act brought about: a view for every window that closed, and what is to be kept before anybody sees them. */
export interface LocalResult {
  readonly reply: Reply
  readonly views: readonly ViewMessage[]
  readonly kept?: SavedPractice
}

/** The person's seat. */
const MINE = 0

/** One match against bots in the browser alone: the same rules, views and judgements as on a server. */
export class Practice {
  readonly #fetchScenario: (id: string) => Promise<Scenario | undefined>
  #outline!: Omit<RecordOutline, 'windows'>
  #botNames: readonly string[] = []
  #play!: BotMatch
  /** The opening, and the position after every window. */
  #states: readonly GameState[] = []
  #memories: unknown[] = []
  #windows: WindowRecord[] = []
  #draft: readonly Order[] = []
  #reasons: readonly BotReason[] = []

  constructor(fetchScenario: (id: string) => Promise<Scenario | undefined>) {
    this.#fetchScenario = fetchScenario
  }

  /** Begins a match. Returns why not when there is no such scenario or seating. */
  async begin(wish: PracticeSetup): Promise<Problem | undefined> {
    const scenario = await this.#fetchScenario(wish.scenario)
    if (scenario === undefined) return problem('noSuchScenario', { scenario: wish.scenario })
    const seats = scenario.seatings[String(wish.powers)]
    if (seats === undefined) return problem('noSuchSeating', { powers: wish.powers })
    const others = wish.bots ?? BOT_NAMES
    const bots = seats.map((_, seat) => others[(seat + others.length - 1) % others.length]!)
    const { years, seed } = wish
    const head = { rulesVersion: RULESET.version, scenario: scenarioId(scenario.id), years, seed }
    this.#set(scenario, { ...head, seats: seats.map(powerId) }, bots)
    return undefined
  }

  /** Goes on with a match that was kept. Returns why not when it cannot be. */
  async resume({ bots, text }: SavedPractice): Promise<Problem | undefined> {
    const read = readRecord(text)
    if ('problem' in read) return read.problem
    const { windows, ...head } = read.record
    const scenario = await this.#fetchScenario(head.scenario)
    if (scenario === undefined || head.rulesVersion !== RULESET.version) return problem('otherRules')
    this.#set(scenario, head, bots)
    for (const { submissions } of windows) this.#close(submissions[this.#me] ?? [])
    return undefined
  }

  #set(scenario: Scenario, outline: Omit<RecordOutline, 'windows'>, bots: readonly string[]): void {
    this.#outline = outline
    this.#botNames = bots
    this.#play = {
      ruleset: variant(RULESET, scenario.rules),
      scenario,
      years: outline.years,
      seed: outline.seed,
      bots: bots.map((name) => BOTS[name] ?? BOTS[BOT_NAMES[0]!]!),
    }
    this.#states = [openingState(RULESET, scenario, { ...outline, windows: [] })]
    this.#memories = []
    this.#windows = []
    this.#draft = []
    this.#reasons = []
  }

  get #state(): GameState {
    return this.#states.at(-1)!
  }

  get #me(): PowerId {
    return this.#outline.seats[MINE]!
  }

  /** What the person sees now. */
  view(): ViewMessage {
    return this.#message([])
  }

  /** All that has happened, by window, as the person may know it. */
  past(): readonly { readonly number: number; readonly events: ViewMessage['events'] }[] {
    return this.#windows.map(({ number, events }) => ({ number, events: seenEvents(events, this.#viewer) }))
  }

  /** Public facts: the person is awaited, bots never are. */
  facts(): MatchFactsMessage {
    const flags = { held: false, paused: false, extended: false, overtime: false, led: false, next: '' }
    const common = { name: '', connected: true, away: false, pauseVote: false, timeBank: 0 }
    const seats = this.#outline.seats.map((power, seat) => {
      const human = seat === MINE
      return { ...common, power, human, host: human, ready: !human || !this.#state.window.participants.includes(MINE) }
    })
    return { ...flags, seats }
  }

  /** Why each bot did what it did in the last window. */
  reasons(): readonly BotReason[] {
    return this.#reasons
  }

  kept(): SavedPractice {
    return { bots: this.#botNames, text: printRecord({ ...this.#outline, windows: this.#windows }) }
  }

  /** Orders so far, for the open window. */
  draft(window: number, given: readonly unknown[]): LocalResult {
    if (window !== this.#state.windowNumber) return refused(problem('windowClosed'))
    const judged = checkOrders(this.#play.ruleset, this.#state, MINE, given)
    if ('faults' in judged) return { reply: { ok: false, faults: judged.faults }, views: [] }
    this.#draft = judged.orders
    return { reply: { ok: true }, views: [] }
  }

  /** The person is done: the window closes, and every one after it that does not wait for them. */
  ready(window: number): LocalResult {
    if (window !== this.#state.windowNumber || this.#isOver) return refused(problem('windowClosed'))
    const views = [this.#close(this.#draft)]
    while (!this.#isOver && !this.#state.window.participants.includes(MINE)) views.push(this.#close([]))
    return { reply: { ok: true }, views, kept: this.kept() }
  }

  /** Back to the start of the year, or of the one before when this one has only begun. */
  undoYear(): LocalResult {
    const { year } = this.#states[Math.max(0, this.#windows.length - 1)]!
    const keep = this.#states.findIndex((state) => state.year === year)
    const orders = this.#windows.slice(0, keep).map(({ submissions }) => submissions[this.#me] ?? [])
    this.#set(this.#play.scenario, this.#outline, this.#botNames)
    for (const own of orders) this.#close(own)
    return { reply: { ok: true }, views: [this.view()], kept: this.kept() }
  }

  get #isOver(): boolean {
    return this.#state.window.kind === 'ended'
  }

  get #viewer() {
    return { kind: 'power', power: this.#me } as const
  }

  #close(own: readonly Order[]): ViewMessage {
    const number = this.#state.windowNumber
    const { ruleset, seed } = this.#play
    const reasons: BotReason[] = []
    const isBot = (seat: number) => seat !== MINE
    const hear = (seat: number, why: Phrase) => reasons.push({ power: this.#outline.seats[seat]!, why })
    const submissions = { ...askBots(this.#play, this.#state, this.#memories, isBot, hear), [this.#me]: own }
    const { state, events } = resolveWindow(ruleset, this.#state, submissions, windowRng(seed, number))
    this.#windows.push({ number, submissions, events, hash: hashState(state) })
    this.#states = [...this.#states, state]
    this.#draft = []
    this.#reasons = reasons
    return this.#message(events)
  }

  #message(events: WindowRecord['events']): ViewMessage {
    const observation = observe(this.#play.ruleset, this.#state, this.#viewer)
    return { observation, events: seenEvents(events, this.#viewer), orders: this.#draft, ready: false }
  }
}

const refused = (why: Problem): LocalResult => ({ reply: { ok: false, faults: [{ problem: why }] }, views: [] })
