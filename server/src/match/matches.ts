import { BOT_IDS, type BotId, isBotId } from '#shared/bots/index'
import type { PowerId } from '#shared/ids'
import { scenarioOfMatch } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { MatchSession } from '#shared/match/session'
import type { CreateMatch, MatchCreated } from '#shared/protocol/match'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { type StrengthId, USUAL_STRENGTH } from '#shared/ruleset/vocabulary'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { type Problem, problem } from '#shared/view/phrase'
import type { Clock } from '../lib/clock.ts'
import { randomCode } from '../lib/randomCode.ts'
import type { RateLimiter } from '../lib/rateLimiter.ts'
import { hashToken, newToken } from '../lib/token.ts'
import { Turns } from '../lib/turns.ts'
import type { WordFilter } from '../lib/wordFilter.ts'
import { Alarm } from './alarm.ts'
import type { AuditLog } from './auditEvent.ts'
import { botsOf } from './botsOf.ts'
import type { ChatStore } from './chatStore.ts'
import { newCommitmentOpening, newSeed } from './luck.ts'
import { Match } from './match.ts'
import { MatchStoppedError } from './matchDeps.ts'
import {
  type ComingInjections,
  type GatheredMatch,
  gatheredSeats,
  type MatchSetup,
  playTerms,
  type SeatSetup,
} from './matchSetup.ts'
import type { MatchStore, MatchSummary, StoredMatch } from './matchStore.ts'
import { OwnedElsewhereError, type Ownership } from './ownership.ts'
import type { FindSealReason } from './seal.ts'
import { SeatTable, SOLE_PERSON } from './seatTable.ts'
import { ifKnown, UnknownContentError } from './storedIds.ts'
import type { ThinkingBots } from './thinkingBots.ts'
import { firstClock } from './windowClock.ts'

/** What all matches share. */
export interface MatchesDeps {
  readonly ruleset: Ruleset
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly store: MatchStore
  readonly chatStore: ChatStore
  /** Why a match shows no secrets yet. */
  readonly sealReason: FindSealReason
  /** Which server plays what. */
  readonly ownership: Ownership
  readonly clock: Clock
  /** Counts chat messages of each person. */
  readonly mayChat: RateLimiter
  /** Whether free text outside of classes holds a word that the server's host does not want; absent without a filter. */
  readonly isBarred?: WordFilter | undefined
  /** The audit log of a class's matches; undefined outside of classes. */
  readonly auditLogOf?: (setup: MatchSetup) => AuditLog | undefined
  /** What the teacher of a class brings about in one of its worlds; absent outside of classes. */
  readonly comingIn?: (setup: MatchSetup) => Promise<ComingInjections | undefined>
  /** Told that a match is in memory from now on; it may be put to sleep a moment later unless it is held at once. */
  readonly onAwake?: (match: Match) => void
  /** Told that a match has been played to its end. */
  readonly onEnded?: (match: string) => void
  /** Told how long it took to work out what a window comes to, in seconds. */
  readonly onResolved?: (seconds: number) => void
  /** Told how long it took to write a closed window down, in seconds. */
  readonly onWritten?: (seconds: number) => void
  /** Asks the bots of matches in which they think long, elsewhere; absent where they are asked as windows close. */
  readonly thinkingBots?: ThinkingBots
  onFault(fault: unknown): void
}

/** The strength of bots that think for tens of milliseconds. */
const SLOW_STRENGTH: StrengthId = 'hard'
const ID_LENGTH = 10
/** Pause before a sleeping match that the store did not give is asked for again. */
const RETRY_MILLISECONDS = 2000

/** A new id, for a match or for the table it begins at. */
export const newMatchId = (): string => randomCode(ID_LENGTH).toLowerCase()

/** Thrown when a match is asked of a server that is stopping: the caller should try again in a moment. */
export class ServerStoppingError extends Error {
  readonly status = 503
}

/** A match that others have set up: a world of a class, with luck of their choice. */
export type WorldSetup = Omit<MatchSetup, 'rulesVersion' | 'commitment'>

/** What one server plays whole: a class with all its worlds, or a match by itself. */
const subjectOf = ({ id, classId }: Pick<MatchSummary, 'id' | 'classId'>): string => classId ?? id

/** Every match of this process: made, found again in the store, stopped. */
export class Matches {
  readonly #deps: MatchesDeps
  readonly #awake = new Map<string, Match>()
  readonly #waking = new Map<string, Promise<Match | undefined>>()
  readonly #alarm: Alarm
  readonly #turns = new Turns()
  #stopping = false

  constructor(deps: MatchesDeps) {
    this.#deps = deps
    this.#alarm = new Alarm(deps.clock, (id) => void this.#wakeInTime(id))
  }

  /** How many matches are not in memory and wait for the end of their window. */
  get asleep(): number {
    return this.#alarm.count
  }

  /** Those in memory. */
  get awake(): Iterable<Match> {
    return this.#awake.values()
  }

  /** Makes a match with the caller on its first seat and bots on the others, or says what does not fit. */
  async create(wish: CreateMatch): Promise<MatchCreated | { readonly problem: Problem }> {
    if (this.#stopping) throw new ServerStoppingError()
    const scenario = this.#deps.scenarios.get(wish.scenario)
    if (scenario === undefined) return { problem: problem('noSuchScenario', { scenario: wish.scenario }) }
    const seating = scenario.seatings[String(wish.powers)]
    if (seating === undefined) return { problem: problem('noSuchSeating', { powers: wish.powers }) }
    const bots = wish.bots ?? BOT_IDS
    if (!bots.every(isBotId)) {
      return { problem: problem('noSuchBot', { bot: bots.find((bot) => !isBotId(bot))! }) }
    }
    const token = newToken()
    const setup = this.#setUp(wish, scenario, seating as PowerId[], bots, hashToken(token))
    await this.#createAs(setup, scenario)
    return { match: setup.id, power: setup.seats[0]!.power, token }
  }

  /**
   * Begins the match of a lobby: players play with their lobby tokens, bots play the free seats. A lobby whose match is
   * there already, after a crash between the two writes, has begun.
   */
  async begin(gathered: GatheredMatch): Promise<void> {
    const { id, scenario: name, seats: places, host, luck } = gathered
    if (this.#stopping) throw new ServerStoppingError()
    const scenario = this.#deps.scenarios.get(name)
    if (scenario === undefined) throw new Error(`the scenario ${name} is gone`)
    if ((await this.#deps.store.load(id)) !== undefined) return
    const seats = gatheredSeats(places)
    const first = seats.findIndex(({ power }) => power === places[host]?.power)
    const terms = { id, scenario: name, ...playTerms(gathered), host: first, seats, ...luck }
    await this.#createAs(this.#fixed(terms), scenario)
  }

  /** Begins a world of a class, which the caller must hold at once to keep it in memory. */
  async createWorld(setup: WorldSetup): Promise<Match> {
    if (this.#stopping) throw new ServerStoppingError()
    const scenario = this.#deps.scenarios.get(setup.scenario)
    if (scenario === undefined) throw new Error(`the scenario ${setup.scenario} is gone`)
    return await this.#createAs(this.#fixed(setup), scenario)
  }

  /** What is kept of a match, whatever its rules, which is played here from now on. @throws OwnedElsewhereError */
  async locate(id: string): Promise<MatchSummary | undefined> {
    const summary = await this.#deps.store.summary(id)
    if (summary !== undefined) await this.#deps.ownership.require(subjectOf(summary))
    return summary
  }

  /** Ends matches and forgets them, with everything about them. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#alarm.cancel(id)
      await this.#awake.get(id)?.stop()
      this.#awake.delete(id)
    }
    await this.#deps.store.forget(ids)
  }

  async #createAs(setup: MatchSetup, known: Scenario): Promise<Match> {
    const { store, clock, ownership } = this.#deps
    await ownership.require(subjectOf(setup))
    const rules = matchRules(this.#deps.ruleset, known, setup)
    const { state } = MatchSession.create(rules, new SeatTable(setup.seats).forSession(botsOf(setup)))
    const now = clock.now()
    const first = firstClock(setup, state, now)
    await store.create(setup, state, now, first)
    return this.#bringToLife({ setup, state, memories: [], drafts: [], clock: first }, known)
  }

  /** What is fixed when a match is made: its luck, which no player chooses, and what will prove it. */
  #fixed(setup: Omit<MatchSetup, 'rulesVersion' | 'seed'> & { readonly seed?: string }): MatchSetup {
    const { version: rulesVersion } = this.#deps.ruleset
    const known = this.#deps.scenarios.get(setup.scenario)
    // A scenario of a host's folder may change there, or go: its matches keep it as it is.
    const own = known?.words && { ownScenario: known }
    return { seed: newSeed(), commitment: newCommitmentOpening(setup.id), ...setup, ...own, rulesVersion }
  }

  #setUp(
    wish: CreateMatch,
    scenario: Scenario,
    seating: readonly PowerId[],
    bots: readonly BotId[],
    tokenHash: string,
  ): MatchSetup {
    return this.#fixed({
      id: newMatchId(),
      scenario: scenario.id,
      years: wish.years ?? scenario.years,
      timeControl: wish.timeControl ?? 'relaxed',
      chatRule: 'off',
      strength: wish.strength ?? USUAL_STRENGTH,
      host: 0,
      ...(wish.treatment && { treatment: wish.treatment }),
      seats: seating.map((power, seat) => {
        if (seat > 0) return { power, bot: bots[(seat - 1) % bots.length]!, people: [] }
        const people = [{ id: SOLE_PERSON, name: wish.name ?? '', tokenHash }]
        return { power, people, ...(wish.program && { program: wish.program }) }
      }),
    })
  }

  /** The match with this id if it is in memory. */
  inMemory(id: string): Match | undefined {
    return this.#awake.get(id)
  }

  /** Whether a match is not played any longer; found out without waking it. */
  async isOver(id: string): Promise<boolean> {
    const summary = await this.#deps.store.summary(id)
    return summary === undefined || summary.isOver || summary.rulesVersion < this.#deps.ruleset.version
  }

  /** The match with this id, brought back from the store if need be; undefined when `whyAbsent` says why. */
  async find(id: string): Promise<Match | undefined> {
    const awake = this.#awake.get(id)
    if (awake !== undefined) return awake
    const waking = this.#waking.get(id) ?? this.#wake(id).finally(() => this.#waking.delete(id))
    this.#waking.set(id, waking)
    return await waking
  }

  /**
   * Does something with a match that was found some while ago. If that object has been put to sleep since, it is done with
   * the one that plays the match now.
   * @throws MatchStoppedError when there is none
   */
  async use<Result>(found: Match, task: (match: Match) => Result | Promise<Result>): Promise<Result> {
    try {
      return await task(found)
    } catch (fault) {
      const live = fault instanceof MatchStoppedError ? await this.find(found.setup.id) : undefined
      if (live === undefined) throw fault
      return await task(live)
    }
  }

  /** Why there is no match to play with this id. */
  async reasonAbsent(id: string): Promise<Problem> {
    try {
      const stored = await this.#deps.store.load(id)
      if (stored === undefined) return problem('noSuchMatch')
      const { scenario, rulesVersion: version } = stored.setup
      const { version: now } = this.#deps.ruleset
      if (version !== now) return problem('otherRules', { version, now })
      return stored.closed ? problem('matchClosed') : problem('noSuchScenario', { scenario })
    } catch (fault) {
      if (fault instanceof UnknownContentError) return fault.problem
      throw fault
    }
  }

  async #wake(id: string): Promise<Match | undefined> {
    if (this.#stopping) throw new ServerStoppingError()
    const { store, ownership } = this.#deps
    const stored = await ifKnown(() => store.load(id))
    if (stored === undefined) return undefined
    // What another server wrote before it gave the match up is read anew.
    const isNew = await ownership.require(subjectOf(stored.setup))
    const current = isNew ? await store.load(id) : stored
    if (current === undefined) return undefined
    if (this.#isClosed(current)) return await this.#keepClosed(current)
    const known = scenarioOfMatch(this.#deps.scenarios, current.setup)
    if (known === undefined || current.setup.rulesVersion !== this.#deps.ruleset.version) return undefined
    const match = this.#bringToLife(current, known, await this.#deps.comingIn?.(current.setup))
    await match.unseal()
    this.#forgetAtRest(match)
    return match
  }

  /** Where a match stood that was closed because its rules are gone; undefined of any other. */
  async closedAt(id: string): Promise<Pick<GameState, 'year' | 'windowNumber'> | undefined> {
    const stored = await ifKnown(() => this.#deps.store.load(id))
    return stored !== undefined && this.#isClosed(stored) ? stored.state : undefined
  }

  /** Whether a match was closed before its end, or is under way by rules that are gone: no version plays it on. */
  #isClosed({ setup, state, closed }: StoredMatch): boolean {
    return closed || (state.window.kind !== 'ended' && setup.rulesVersion < this.#deps.ruleset.version)
  }

  /** Its record is open from then on: it stays closed, also after a return to the version that had its rules. */
  async #keepClosed({ setup, closed }: StoredMatch): Promise<undefined> {
    if (!closed) await this.#deps.store.abandon(setup.id)
  }

  /** Something that sealed these matches is gone: those that have ended show everything, unless something else seals them. */
  async unseal(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.#awake.get(id)?.unseal()
  }

  /** A match has ended: those that ended before it and share its luck may show everything, if it was the last. */
  #tellEnded({ setup }: Match): void {
    for (const other of this.#awake.values()) if (other.setup.seed === setup.seed) void other.unseal()
    this.#deps.onEnded?.(setup.id)
  }

  #bringToLife(stored: StoredMatch, known: Scenario, coming?: ComingInjections): Match {
    const { setup } = stored
    const { store, chatStore, sealReason, clock, mayChat, isBarred, onFault, auditLogOf } = this.#deps
    const { onResolved, onWritten, thinkingBots } = this.#deps
    const rules = matchRules(this.#deps.ruleset, known, setup)
    const onRest = () => this.#forgetAtRest(match)
    const onEnded = () => this.#tellEnded(match)
    const shared = { store, chatStore, sealReason, clock, mayChat, isBarred, turn: this.#turns.next, onFault }
    const told = { onResolved, onWritten, onRest, onEnded }
    const think =
      thinkingBots === undefined || setup.strength !== SLOW_STRENGTH
        ? undefined
        : (session: MatchSession, seats: readonly SeatSetup[]) => thinkingBots.ask(setup, seats, session)
    const own = { rules, think, botOf: botsOf(setup), audit: auditLogOf?.(setup) }
    const match = new Match({ ...shared, ...told, ...own }, stored)
    this.#alarm.cancel(setup.id)
    this.#awake.set(setup.id, match)
    if (coming !== undefined) match.inject(coming.window, coming.injections)
    match.start()
    this.#deps.onAwake?.(match)
    onRest()
    return match
  }

  /**
   * Matches without viewers stay in the store only, and are woken when their window is over. Checked a turn later, so that a
   * caller who has just found the match may take hold of it first; it must do so before it waits for anything else. One that is
   * being brought back stays, so that there is never another object of the same match.
   */
  #forgetAtRest(match: Match): void {
    if (match.rest === undefined) return
    const { id } = match.setup
    setImmediate(() => {
      const { rest } = match
      if (rest === undefined || this.#stopping || this.#waking.has(id) || this.#awake.get(id) !== match) return
      this.#awake.delete(id)
      match.stop().catch((fault) => this.#deps.onFault(fault))
      if (rest.wakesAt !== undefined) this.#alarm.set(id, rest.wakesAt)
    })
  }

  /** The window of a sleeping match is over. Tried again while the store does not answer. */
  async #wakeInTime(id: string): Promise<void> {
    try {
      await this.find(id)
    } catch (fault) {
      if (this.#stopping || fault instanceof OwnedElsewhereError) return
      this.#deps.onFault(fault)
      this.#alarm.set(id, this.#deps.clock.now() + RETRY_MILLISECONDS)
    }
  }

  /** Brings every unfinished match back, so that clocks run on after a restart. */
  async resumeAll(): Promise<{ readonly resumed: number; readonly left: number }> {
    const ids = await this.#deps.store.unfinished()
    let [resumed, elsewhere] = [0, 0]
    for (const id of ids) {
      const found = await this.find(id).catch((fault: unknown) => {
        if (!(fault instanceof OwnedElsewhereError)) throw fault
        elsewhere++
      })
      if (found !== undefined) resumed++
    }
    return { resumed, left: ids.length - resumed - elsewhere }
  }

  /** Plays on what another server has left. */
  async resumeOf(subjects: readonly string[]): Promise<void> {
    for (const id of await this.#deps.store.unfinishedOf(subjects)) await this.find(id)
  }

  /** Deletes matches that have not been played for so long, unless a viewer is connected or their clock runs. */
  async forgetUnused(milliseconds: number): Promise<number> {
    const { store, clock, ownership } = this.#deps
    const used = [...this.#awake.keys(), ...this.#alarm.ids, ...(await ownership.heldByOthers())]
    return await store.forgetBefore(clock.now() - milliseconds, used)
  }

  /** Takes no more matches, stops every clock and waits for what is being written. */
  async stopAll(): Promise<void> {
    this.#stopping = true
    this.#alarm.stop()
    await Promise.allSettled(this.#waking.values())
    await Promise.all([...this.#awake.values()].map((match) => match.stop()))
  }
}
