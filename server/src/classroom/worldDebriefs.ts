import { type Debrief, makeDebrief } from '#shared/debrief/index'
import { replayStory, type Story } from '#shared/debrief/story'
import { scenarioOfMatch } from '#shared/match/matchRecord'
import { hasSeating } from '#shared/match/replay'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { readTranscript } from '#shared/transcript/transcriptText'
import { TaskQueue } from '../lib/taskQueue.ts'
import { yieldToEventLoop } from '../lib/yieldToEventLoop.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { TranscriptStore } from '../match/transcriptStore.ts'

/** What the debriefs of worlds are made from. */
export interface WorldDebriefsDeps {
  readonly store: Pick<MatchStore, 'record'>
  readonly transcriptStore: Pick<TranscriptStore, 'find'>
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly ruleset: Ruleset
  onFault(fault: unknown): void
}

/** Debriefs kept in memory; one takes some hundred kilobytes. */
const MOST_KEPT = 120

/**
 * Debriefs of worlds that are over, for the walls of classes: each is made once, one after the other, in slices between which
 * other work goes on. They hold every secret of a match: what leaves the server is a part of one (closedDebrief.ts).
 */
export class WorldDebriefs {
  readonly #deps: WorldDebriefsDeps
  readonly #queue = new TaskQueue()
  /** By match, the one asked for last at the end; null where there can be none, undefined while it is made. */
  readonly #made = new Map<string, Debrief | null | undefined>()

  constructor(deps: WorldDebriefsDeps) {
    this.#deps = deps
  }

  /** The debrief of a match; null where there can be none, undefined while it is made: ask again. */
  of(match: string): Debrief | null | undefined {
    const isKnown = this.#made.has(match)
    const known = this.#made.get(match)
    this.#made.delete(match)
    this.#made.set(match, known)
    if (!isKnown) {
      for (const oldest of [...this.#made.keys()].slice(0, -MOST_KEPT)) this.#made.delete(oldest)
      this.#queue.run(() => this.#make(match)).catch((fault: unknown) => this.#fail(match, fault))
    }
    return known
  }

  /** Forgets matches that are deleted. */
  forget(matches: readonly string[]): void {
    for (const match of matches) this.#made.delete(match)
  }

  async #make(match: string): Promise<void> {
    const debrief = (await this.#debriefOf(match)) ?? null
    if (this.#made.has(match)) this.#made.set(match, debrief)
  }

  #fail(match: string, fault: unknown): void {
    // The next who asks tries again.
    this.#made.delete(match)
    this.#deps.onFault(fault)
  }

  async #debriefOf(match: string): Promise<Debrief | undefined> {
    const { store, transcriptStore, scenarios, ruleset } = this.#deps
    const record = await store.record(match)
    const scenario = record && scenarioOfMatch(scenarios, record)
    if (record === undefined) return undefined
    if (record.rulesVersion !== ruleset.version || scenario === undefined || !hasSeating(scenario, record)) {
      return readTranscript((await transcriptStore.find(match)) ?? '')?.debrief
    }
    const work = makeDebriefOf(replayStory(ruleset, scenario, record))
    for (;;) {
      const { done, value } = work.next()
      if (done) return value
      await yieldToEventLoop()
    }
  }
}

function* makeDebriefOf(replay: Generator<unknown, Story>): Generator<unknown, Debrief> {
  return yield* makeDebrief(yield* replay)
}
